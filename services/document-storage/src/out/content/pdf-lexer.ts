const [SLASH, PERCENT, LESS, GREATER, OPEN, CLOSE, BACKSLASH] = [0x2f, 0x25, 0x3c, 0x3e, 0x28, 0x29, 0x5c] as const;

// ISO 32000-1, 7.2.2: six bytes are white space, ten delimit, and everything else is a regular character.
const SPACES = '\0\t\n\f\r ';
const DELIMITERS = '()<>[]{}/%';
const classOf = (characters: string) =>
  Uint8Array.from({ length: 256 }, (_, code) => +characters.includes(String.fromCharCode(code)));
const isSpace = classOf(SPACES);
const ends = classOf(SPACES + DELIMITERS);

/** Longer than every name that means something, each of its characters written as `#xx`. */
const LONGEST_WORD = 127;

export interface Token {
  readonly type: 'name' | 'word' | 'delimiter' | 'string' | 'comment';
  /** As a reader understands it; empty for strings and comments. */
  readonly text: string;
}

/**
 * Reads a PDF's tokens from any place on (ISO 32000-1, 7.2 and 7.3). Names come decoded: `/J#61vaScript` is
 * `JavaScript`, as it is to whoever opens the file.
 */
export class PdfLexer {
  /** A flat one takes what begins strings and comments as delimiters, and so sees the names that stand in them. */
  constructor(
    private readonly bytes: Buffer,
    public at: number,
    private readonly flat = false,
  ) {}

  /** The next token; undefined at the end. */
  next(): Token | undefined {
    while (isSpace[this.bytes[this.at] ?? SLASH]) this.at++;
    const code = this.bytes[this.at];
    if (code === undefined) return undefined;
    if (code === SLASH) return { type: 'name', text: this.name() };
    if (!ends[code]) return { type: 'word', text: this.regular() };
    const opens = this.flat ? undefined : this.opened(code);
    return opens ?? this.delimiter(code);
  }

  private opened(code: number): Token | undefined {
    if (code === PERCENT) return this.comment();
    if (code === OPEN) return this.literalString();
    if (code === LESS && this.bytes[this.at + 1] !== LESS) return this.hexString();
    return undefined;
  }

  private delimiter(code: number): Token {
    const doubled = (code === LESS || code === GREATER) && this.bytes[this.at + 1] === code;
    this.at += doubled ? 2 : 1;
    return { type: 'delimiter', text: String.fromCharCode(code).repeat(doubled ? 2 : 1) };
  }

  private comment(): Token {
    const isEnd = (code: number | undefined) => code === undefined || code === 0x0a || code === 0x0d;
    while (!isEnd(this.bytes[this.at])) this.at++;
    return { type: 'comment', text: '' };
  }

  private regular(): string {
    const start = this.at;
    while (!ends[this.bytes[this.at] ?? SLASH]) this.at++;
    return this.bytes.toString('latin1', start, Math.min(this.at, start + LONGEST_WORD));
  }

  private name(): string {
    this.at++;
    const written = this.regular();
    if (!written.includes('#')) return written;
    return written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  private literalString(): Token {
    let depth = 0;
    for (let code = this.bytes[this.at]; code !== undefined; code = this.bytes[this.at]) {
      this.at += code === BACKSLASH ? 2 : 1;
      if (code === OPEN) depth++;
      if (code === CLOSE && --depth === 0) break;
    }
    return { type: 'string', text: '' };
  }

  private hexString(): Token {
    const end = this.bytes.indexOf(GREATER, this.at);
    this.at = end < 0 ? this.bytes.length : end + 1;
    return { type: 'string', text: '' };
  }
}
