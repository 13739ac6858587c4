import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import type { Text } from '#errors';
import type { CardView } from '../../../app/show-card.js';
import { type CardLine, cardLines, HOW_TO_CHECK, qrAlternative, TITLE, WHAT_IT_SAYS } from './card.words.js';
import { qrCodeOf } from './qr-code.js';

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

declare global {
  namespace PDFKit.Mixins {
    /** What PDFKit takes and its types do not know yet. */
    interface StructureElementOptions {
      readonly scope?: 'Row';
      readonly bbox?: [left: number, top: number, right: number, bottom: number];
    }
  }
}

// Noto Sans (SIL Open Font License): an accessible PDF carries its fonts, and this one has every Latin letter that a
// name can have, those of transliterated Arabic too.
const fontFile = (name: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans/${name}.ttf`);
const LEFT = 64;
const WIDTH = 595.28 - 2 * LEFT;
const LABELS = 170;
const VALUES = LEFT + LABELS;
const QR_POINTS = 130;
const GAP = 9;
const SMALL = 9;
/** Says that the file keeps to PDF/UA-1 (ISO 14289-1). */
const ACCESSIBLE = `<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>`;

async function newDocument(): Promise<Document> {
  // Loaded when the first card is asked for: an idle process does without its 20 MB.
  const { default: PDFDocument } = await import('pdfkit');
  const regular = fontFile('400Regular/NotoSans_400Regular');
  const document = new PDFDocument({
    ...{ size: 'A4', margin: LEFT, pdfVersion: '1.7', font: regular, compress: true },
    ...{ tagged: true, lang: 'id-ID', displayTitle: true, info: { Title: `${TITLE.id} · Daftar`, Creator: 'Daftar' } },
  });
  document.registerFont('regular', regular);
  document.registerFont('bold', fontFile('700Bold/NotoSans_700Bold'));
  document.appendXML(ACCESSIBLE);
  return document;
}

/** Draws what is no content: screen readers pass over it. */
function ruleAt(document: Document, y: number): void {
  document.markContent('Artifact', { type: 'Layout' });
  document
    .moveTo(LEFT, y)
    .lineTo(LEFT + WIDTH, y)
    .lineWidth(0.5)
    .stroke('#000');
  document.endMarkedContent();
}

function title(document: Document, parent: Element): void {
  parent.add(document.struct('H1', {}, () => document.font('bold').fontSize(24).text(TITLE.id, LEFT, LEFT)));
  parent.add(document.struct('P', { lang: 'en' }, () => document.font('regular').fontSize(12).text(TITLE.en)));
}

function line(document: Document, table: Element, { label, value }: CardLine): void {
  const top = document.y + GAP;
  ruleAt(document, document.y);
  const row = document.struct('TR');
  table.add(row);
  const head = document.struct('TH', { scope: 'Row' });
  row.add(head);
  head.add(() =>
    document
      .font('regular')
      .fontSize(12)
      .text(label.id, LEFT, top, { width: LABELS - GAP }),
  );
  head.add(document.struct('Span', { lang: 'en' }, () => document.fontSize(SMALL).text(label.en)));
  const labelEnd = document.y;
  row.add(
    document.struct('TD', {}, () =>
      document
        .font('bold')
        .fontSize(14)
        .text(value, VALUES, top, { width: WIDTH - LABELS }),
    ),
  );
  document.y = Math.max(labelEnd, document.y) + GAP;
}

function paragraphs(document: Document, parent: Element, { id, en }: Text, top: number, left: number): void {
  const width = LEFT + WIDTH - left;
  parent.add(document.struct('P', {}, () => document.font('regular').fontSize(11).text(id, left, top, { width })));
  parent.add(document.struct('P', { lang: 'en' }, () => document.fontSize(SMALL).text(en, { width })));
}

function qrCode(document: Document, parent: Element, link: string): void {
  const { size, path } = qrCodeOf(link);
  const top = document.y;
  const draw = () => {
    document
      .save()
      .translate(LEFT, top)
      .scale(QR_POINTS / size);
    document.path(path).fill('#000').restore();
  };
  const bbox: [number, number, number, number] = [LEFT, top, LEFT + QR_POINTS, top + QR_POINTS];
  parent.add(document.struct('Figure', { alt: qrAlternative(link), bbox }, draw));
  paragraphs(document, parent, HOW_TO_CHECK, top + GAP, LEFT + QR_POINTS + GAP);
  document.y = Math.max(document.y, top + QR_POINTS) + GAP;
}

/** The card as a tagged PDF of one page in black on white. */
export async function cardPdf(card: CardView, link: string): Promise<Buffer> {
  const document = await newDocument();
  const root = document.struct('Document');
  document.addStructure(root);
  title(document, root);
  document.y += 2 * GAP;
  const table = document.struct('Table');
  root.add(table);
  for (const one of cardLines(card)) line(document, table, one);
  ruleAt(document, document.y);
  document.y += 2 * GAP;
  qrCode(document, root, link);
  paragraphs(document, root, WHAT_IT_SAYS, document.y, LEFT);
  root.end();
  document.end();
  return buffer(document);
}
