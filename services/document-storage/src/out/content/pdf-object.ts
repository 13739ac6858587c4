import type { Token } from './pdf-lexer.js';

// What makes a file act or carry another one: actions (ISO 32000-1, 12.6.4, and the automatic ones of 12.6.3), forms
// that are programs (12.7.8), media and attachments (7.11.4, 12.5.6.15, 13.2; Adobe Supplement, 9.6). Links within the
// document and to the web stay: nothing happens unless somebody clicks.
const ACTIVE = new Set(
  `JavaScript JS Launch SubmitForm ImportData GoToE GoToR Rendition Movie Sound RichMedia RichMediaExecute XFA AA
   EmbeddedFile EmbeddedFiles EF FileAttachment`.split(/\s+/),
);
// In compressed data two or three letters come up by chance.
const LONGEST_CHANCE = 3;
const DEPTH: Readonly<Record<string, number>> = { '<<': 1, '[': 1, '>>': -1, ']': -1 };

/** Whether that name stands in a file only where it acts, or carries another file. */
export const isActive = ({ type, text }: Token) => type === 'name' && ACTIVE.has(text);

/** What is known of one object while its tokens come by. */
export class PdfObject {
  readonly names = new Set<string>();
  private depth = 0;
  private certain = true;

  /** Whether the object goes on, is over, or is followed by its stream. */
  take(token: Token): 'on' | 'over' | 'stream' {
    const { type, text } = token;
    if (type === 'name') this.names.add(text);
    if (type === 'delimiter') this.depth += DEPTH[text] ?? 0;
    if (type !== 'word') return 'on';
    const isOutside = this.depth <= 0;
    if (isOutside && text.startsWith('endobj')) return 'over';
    if (text !== 'stream') return 'on';
    // In a dictionary the word is out of place: readers that pass over it would find what follows.
    this.certain = isOutside;
    return isOutside ? 'stream' : 'on';
  }

  /** Whether that token shows that it acts; behind a stray `stream` what follows may be data. */
  actsBy(token: Token): boolean {
    return isActive(token) && (this.certain || token.text.length > LONGEST_CHANCE);
  }
}
