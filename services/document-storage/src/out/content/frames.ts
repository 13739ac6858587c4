import type { Readable, Writable } from 'node:stream';
import type { Finding } from '../../app/ports.js';

const LENGTHS_BYTES = 8;

export interface Frame<H> {
  readonly head: H;
  readonly bytes: Buffer;
}

/** What comes back: a refusal, or the warnings about a file that comes with it where it is not the same as it was. */
export type Answer = Extract<Finding, { reason: unknown }> | Omit<Extract<Finding, { clean: unknown }>, 'clean'>;

/** Sends a head and bytes through a pipe, each after its length. The bytes are not copied. */
export function sendFrame(pipe: Writable, head: object, bytes: Buffer): void {
  const json = Buffer.from(JSON.stringify(head));
  const lengths = Buffer.alloc(LENGTHS_BYTES);
  lengths.writeUInt32BE(json.length, 0);
  lengths.writeUInt32BE(bytes.length, 4);
  for (const part of [lengths, json, bytes]) if (part.length > 0) pipe.write(part);
}

/** Reads what `sendFrame` sent, each part into one block of its size. */
export class FrameReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(pipe: Readable) {
    this.chunks = pipe[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** The next frame; undefined when the other side has gone. */
  async next<H>(): Promise<Frame<H> | undefined> {
    const lengths = await this.exactly(LENGTHS_BYTES);
    const head = lengths && (await this.exactly(lengths.readUInt32BE(0)));
    const bytes = head && (await this.exactly(lengths.readUInt32BE(4)));
    return head && bytes && { head: JSON.parse(head.toString()) as H, bytes };
  }

  private async exactly(length: number): Promise<Buffer | undefined> {
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let filled = 0; filled < length; ) {
      if (this.rest.length === 0) {
        const { value, done } = await this.chunks.next();
        if (done) return undefined;
        this.rest = value;
      }
      const taken = this.rest.copy(bytes, filled);
      this.rest = this.rest.subarray(taken);
      filled += taken;
    }
    return bytes;
  }
}
