import { Transform, type TransformCallback } from 'node:stream';

/** Gives on what it got in one piece: a mail is composed of dozens, and each would be a write to the socket. */
export class OnePiece extends Transform {
  private readonly pieces: Buffer[] = [];

  override _transform(piece: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.pieces.push(piece);
    done();
  }

  override _flush(done: TransformCallback): void {
    done(null, Buffer.concat(this.pieces));
  }
}
