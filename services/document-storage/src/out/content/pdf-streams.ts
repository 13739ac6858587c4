import { createInflate } from 'node:zlib';

// A page scanned at 300 dpi is 25 MB unfolded. Compression can hide a thousand times a file's size (OWASP ASVS 5.0,
// 5.2.3), and whoever opens the file then pays for it in memory.
const MOST_BYTES = 256 * 1024 * 1024;
// Tables of objects are small; a reader unfolds them whole.
const MOST_TABLE_BYTES = 16 * 1024 * 1024;
const DICTIONARY_BYTES = 1024;

/** Whether the compressed streams of a PDF unfold to more than a reader should be asked to hold. */
export async function unfoldsTooFar(pdf: Buffer): Promise<boolean> {
  let left = MOST_BYTES;
  for (const start of streamsOf(pdf)) {
    const dictionary = pdf.toString('latin1', Math.max(0, start - DICTIONARY_BYTES), start);
    const isTable = /\/(ObjStm|XRef)\b/.test(dictionary.slice(dictionary.lastIndexOf(' obj')));
    const most = isTable ? Math.min(left, MOST_TABLE_BYTES) : left;
    const size = await unfoldedSize(pdf.subarray(start), most);
    if (size > most) return true;
    left -= size;
  }
  return false;
}

function* streamsOf(pdf: Buffer): Generator<number> {
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    let start = at + 6;
    if (pdf[start] === 0x0d) start++;
    if (pdf[start] !== 0x0a) continue;
    if (isZlib(pdf, start + 1)) yield start + 1;
  }
}

// The two bytes of a zlib header (RFC 1950, 2.2).
function isZlib(pdf: Buffer, at: number): boolean {
  const [method = 0, flags = 0] = pdf.subarray(at, at + 2);
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
}

/** How much the data at the start of `folded` unfolds to; it stops reading once that is more than `most`. */
async function unfoldedSize(folded: Buffer, most: number): Promise<number> {
  let size = 0;
  const inflate = createInflate();
  inflate.end(folded);
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) break;
    }
  } catch {
    // What does not unfold is for the reader to judge.
  }
  return size;
}
