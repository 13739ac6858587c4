import { deflateSync } from 'node:zlib';

/** An object's body, or one with a stream. */
export type Body = string | { readonly dictionary: string; readonly data: Buffer };

const PAGES: readonly Body[] = [
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
];

/**
 * A PDF written by hand: object 1 is the catalog with these entries, 2 and 3 are one empty page, and what is given
 * follows from 4 on.
 */
export function rawPdf(catalog: string, bodies: readonly Body[] = []): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [i, body] of [`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`, ...PAGES, ...bodies].entries()) {
    offsets.push(length());
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), bytesOf(body), Buffer.from('\nendobj\n'));
  }
  const start = length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = offsets.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\n`;
  parts.push(Buffer.from(`${table}startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function bytesOf(body: Body): Buffer {
  if (typeof body === 'string') return Buffer.from(body, 'latin1');
  const head = `<< ${body.dictionary} /Length ${body.data.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), body.data, Buffer.from('\nendstream')]);
}

export const folded = (dictionary: string, data: Buffer): Body => ({
  dictionary: `${dictionary} /Filter /FlateDecode`,
  data: deflateSync(data),
});

/** One object in a stream of objects, where a search of the file does not see it. */
export function objectStream(number: number, object: string, dictionary = ''): Body {
  const index = `${number} 0 `;
  return folded(`/Type /ObjStm /N 1 /First ${index.length} ${dictionary}`, Buffer.from(index + object, 'latin1'));
}
