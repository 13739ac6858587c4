import type { Picture } from './shrink.js';

// A4 in points, and a margin that every printer leaves.
const SHORT = 595.28;
const LONG = 841.89;
const MARGIN = 18;
/** What a page costs beside its picture. */
export const PAGE_OVERHEAD_BYTES = 700;

const bytesOf = (text: string) => new TextEncoder().encode(text);
const stream = (dictionary: string, length: number) => `<< ${dictionary} /Length ${length} >>\nstream\n`;

/** Where the picture stands on its page: as large as fits, in the middle, the page turned as the picture is. */
function placed({ width, height }: Picture) {
  const [pageWidth, pageHeight] = width > height ? [LONG, SHORT] : [SHORT, LONG];
  const scale = Math.min((pageWidth - 2 * MARGIN) / width, (pageHeight - 2 * MARGIN) / height);
  const [w, h] = [width * scale, height * scale];
  return { pageWidth, pageHeight, w, h, x: (pageWidth - w) / 2, y: (pageHeight - h) / 2 };
}

/**
 * One PDF with a photo on each page (ISO 32000-1: a JPEG goes in as it is, by DCTDecode). Written here because a
 * library for it would weigh ten times what the rest of the site does.
 */
export async function pdfOfPhotos(pictures: readonly Picture[]): Promise<Blob> {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const write = (...pieces: (string | Uint8Array)[]) => {
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? bytesOf(piece) : piece;
      parts.push(bytes);
      length += bytes.length;
    }
  };
  const object = (number: number, ...pieces: (string | Uint8Array)[]) => {
    offsets[number] = length;
    write(`${number} 0 obj\n`, ...pieces, '\nendobj\n');
  };

  const pageOf = (at: number) => 3 + at * 3;
  write('%PDF-1.4\n', new Uint8Array([0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]));
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  object(
    2,
    `<< /Type /Pages /Count ${pictures.length} /Kids [${pictures.map((_, at) => `${pageOf(at)} 0 R`).join(' ')}] >>`,
  );
  for (const [at, picture] of pictures.entries()) {
    const page = pageOf(at);
    const { pageWidth, pageHeight, w, h, x, y } = placed(picture);
    const jpeg = new Uint8Array(await picture.blob.arrayBuffer());
    const content = `q ${w.toFixed(2)} 0 0 ${h.toFixed(2)} ${x.toFixed(2)} ${y.toFixed(2)} cm /Photo Do Q`;
    object(
      page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Contents ${page + 1} 0 R /Resources << /XObject << /Photo ${page + 2} 0 R >> >> >>`,
    );
    object(page + 1, stream('', content.length), content, '\nendstream');
    object(
      page + 2,
      stream(
        `/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
        jpeg.length,
      ),
      jpeg,
      '\nendstream',
    );
  }
  const table = length;
  const count = 3 + pictures.length * 3;
  const entries = Array.from(
    { length: count - 1 },
    (_, at) => `${String(offsets[at + 1]).padStart(10, '0')} 00000 n \n`,
  );
  write(`xref\n0 ${count}\n0000000000 65535 f \n`, entries.join(''));
  write(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return new Blob(parts as BlobPart[], { type: 'application/pdf' });
}
