import { PdfLexer, type Token } from './pdf-lexer.js';
import { isActive, PdfObject } from './pdf-object.js';

/** More than a long text with all its tags has; whoever opens the file holds each of them in memory. */
const MOST_TOKENS = 500_000;

/** The document is refused for what was found in it. */
export class PdfRefused extends Error {
  constructor(readonly reason: 'pdf-active' | 'pdf-locked' | 'pdf-too-complex') {
    super(reason);
    this.name = 'PdfRefused';
  }
}

/** What an object says of the stream that follows it. */
export interface StreamHead {
  readonly names: ReadonlySet<string>;
  /** Where its data begins. */
  readonly at: number;
}

/**
 * Goes through the objects of a file and refuses what acts. A reader finds objects by their place, whatever lies
 * around them, so each place that an object can begin at counts: also inside of streams, strings and comments.
 */
export class PdfObjects {
  private tokens = 0;
  private bytesLeft: number;
  private locked = false;

  /** Reading everything a few times is enough for honest files; others would have us read for ever. */
  constructor(length: number) {
    this.bytesLeft = 4 * length + 1024 * 1024;
  }

  /** The heads of those streams that are wanted. @throws PdfRefused */
  streamsOf(pdf: Buffer, isWanted: (head: StreamHead) => boolean): StreamHead[] {
    const wanted: StreamHead[] = [];
    for (const at of placesOf(pdf)) {
      const head = this.read(pdf, at);
      if (head && isWanted(head)) wanted.push(head);
    }
    if (this.locked) throw new PdfRefused('pdf-locked');
    return wanted;
  }

  /**
   * An unfolded stream of objects. They are found by numbers, and so may begin within strings and comments too.
   * @throws PdfRefused
   */
  readAll(objects: Buffer): void {
    const lexer = new PdfLexer(objects, 0);
    for (let from = lexer.at, token = this.take(lexer); token; from = lexer.at, token = this.take(lexer)) {
      if (isActive(token)) throw new PdfRefused('pdf-active');
      if (token.type === 'string' || token.type === 'comment') this.readHidden(objects.subarray(from, lexer.at));
    }
  }

  /** A text may name what it likes; a dictionary in it is no text. */
  private readHidden(text: Buffer): void {
    const lexer = new PdfLexer(text, 0, true);
    let [dictionary, active] = [false, false];
    for (let token = this.take(lexer); token; token = this.take(lexer)) {
      dictionary ||= token.text === '<<';
      active ||= isActive(token);
    }
    if (dictionary && active) throw new PdfRefused('pdf-active');
  }

  private read(pdf: Buffer, at: number): StreamHead | undefined {
    const lexer = new PdfLexer(pdf, at);
    const object = new PdfObject();
    for (let token = this.take(lexer); token; token = this.take(lexer)) {
      const where = object.take(token);
      if (object.actsBy(token)) throw new PdfRefused('pdf-active');
      if (where === 'over') break;
      if (where === 'stream') return this.headOf(object, lexer.at);
    }
    return this.headOf(object, undefined);
  }

  private headOf({ names }: PdfObject, at: number | undefined): StreamHead | undefined {
    this.locked ||= names.has('Encrypt');
    return at === undefined ? undefined : { names, at };
  }

  private take(lexer: PdfLexer): Token | undefined {
    const from = lexer.at;
    const token = lexer.next();
    this.bytesLeft -= lexer.at - from;
    if (++this.tokens > MOST_TOKENS || this.bytesLeft < 0) throw new PdfRefused('pdf-too-complex');
    return token;
  }
}

/** Behind each `obj` that a number may stand before, and behind each `trailer`. */
function* placesOf(pdf: Buffer): Generator<number> {
  for (let at = pdf.indexOf('obj'); at >= 0; at = pdf.indexOf('obj', at + 3))
    if (pdf.toString('latin1', at - 3, at) !== 'end') yield at + 3;
  for (let at = pdf.indexOf('trailer'); at >= 0; at = pdf.indexOf('trailer', at + 7)) yield at + 7;
}
