import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

/** What a reader of PDF finds: the document's own words on itself, its tags in order, and what its pages draw. */
export interface ReadPdf {
  readonly catalog: PDFDict;
  readonly title: string | undefined;
  /** `Document > Table > TR > TH` and so on, in reading order. */
  readonly tags: readonly string[];
  readonly alternatives: readonly string[];
  readonly embedded: readonly boolean[];
  readonly text: string;
  /** The content streams, unfolded. */
  readonly drawing: string;
}

const textOf = (stream: PDFRawStream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');

function readTags(pdf: PDFDocument, element: PDFDict, above: readonly string[] = []) {
  const tag = element.lookup(PDFName.of('S'), PDFName).decodeText();
  const path = [...above, tag];
  const alt = element.lookup(PDFName.of('Alt'));
  const words = alt instanceof PDFString || alt instanceof PDFHexString ? [alt.decodeText()] : [];
  const kids = element.lookup(PDFName.of('K'));
  const found = { tags: [path.join(' > ')], alternatives: words };
  for (const kid of kids instanceof PDFArray ? kids.asArray() : []) {
    const child = kid instanceof PDFRef ? pdf.context.lookup(kid) : kid;
    if (!(child instanceof PDFDict) || !child.has(PDFName.of('S'))) continue;
    const below = readTags(pdf, child, path);
    found.tags.push(...below.tags);
    found.alternatives.push(...below.alternatives);
  }
  return found;
}

/** Which text each glyph of a font stands for, from its ToUnicode map. */
function lettersOf(font: PDFDict): ReadonlyMap<number, string> {
  const map = textOf(font.lookup(PDFName.of('ToUnicode')) as PDFRawStream);
  const letters = new Map<number, string>();
  const decoded = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, first = '', list = ''] of map.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g))
    [...list.matchAll(/<(\w+)>/g)].forEach(([, hex = ''], index) => {
      letters.set(Number.parseInt(first, 16) + index, decoded(hex));
    });
  return letters;
}

const isEmbedded = (font: PDFDict) => {
  const descendant = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  return descendant.lookup(PDFName.of('FontDescriptor'), PDFDict).has(PDFName.of('FontFile2'));
};

function textIn(drawing: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let letters: ReadonlyMap<number, string> = new Map();
  const lines: string[] = [];
  for (const [, font, shown] of drawing.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) letters = fonts.get(font) ?? letters;
    const glyphs = [...(shown ?? '').matchAll(/<(\w+)>/g)].flatMap(([, hex = '']) => hex.match(/\w{4}/g) ?? []);
    // The first glyph of a font is the box that it draws for a letter that it lacks.
    const letterOf = (glyph: string) => (/^0+$/.test(glyph) ? '□' : letters.get(Number.parseInt(glyph, 16)));
    if (shown) lines.push(glyphs.map((glyph) => letterOf(glyph) ?? '?').join(''));
  }
  return lines.join('\n');
}

/** Reads a PDF of one page as an assistive program would. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const page = pdf.getPage(0).node;
  const contents = page.lookup(PDFName.of('Contents'));
  const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => pdf.context.lookup(ref)) : [contents];
  const drawing = streams.map((stream) => textOf(stream as PDFRawStream)).join('\n');
  const fonts = page.Resources()?.lookup(PDFName.of('Font'), PDFDict).entries() ?? [];
  const dictionaries = fonts.map(([name, ref]) => [name.decodeText(), pdf.context.lookup(ref, PDFDict)] as const);
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('K'), PDFArray);
  return {
    catalog: pdf.catalog,
    title: pdf.getTitle(),
    ...readTags(pdf, root.lookup(0, PDFDict)),
    embedded: dictionaries.map(([, font]) => isEmbedded(font)),
    text: textIn(drawing, new Map(dictionaries.map(([name, font]) => [name, lettersOf(font)]))),
    drawing,
  };
}
