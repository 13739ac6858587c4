import { createInflate } from 'node:zlib';
import { PdfObjects, PdfRefused, type StreamHead } from './pdf-objects.js';

// A page scanned at 300 dpi is 25 MB unfolded. Compression can hide a thousand times a file's size (OWASP ASVS 5.0,
// 5.2.3), and whoever opens the file then pays for it in memory.
const MOST_BYTES = 256 * 1024 * 1024;
// Tables of objects are small; a reader unfolds them whole.
const MOST_TABLE_BYTES = 16 * 1024 * 1024;
const MOST_STREAMS = 20_000;

/**
 * Refuses a PDF that acts, that carries other files, or whose streams unfold to more than a reader should be asked to
 * hold. @throws PdfRefused
 */
export async function refuseActive(pdf: Buffer): Promise<void> {
  const objects = new PdfObjects(pdf.length);
  for (const table of objects.streamsOf(pdf, isTable)) await readTable(pdf, table, objects);
  let [streams, left] = [0, MOST_BYTES];
  for (const start of foldedStreamsOf(pdf)) {
    if (++streams > MOST_STREAMS) throw tooComplex();
    left -= await sizeOf(pdf.subarray(start), left);
  }
}

const tooComplex = () => new PdfRefused('pdf-too-complex');

/** Streams that hold objects, or the table of them; by what readers know them by, whatever they call themselves. */
function isTable({ names }: StreamHead): boolean {
  return names.has('ObjStm') || names.has('XRef') || (names.has('First') && names.has('N'));
}

// Every program folds its tables in the one way; of any other, two readers may make two different things.
const UNUSUAL = 'LZWDecode LZW ASCIIHexDecode AHx ASCII85Decode A85 RunLengthDecode RL Crypt'.split(' ');

async function readTable(pdf: Buffer, { names, at }: StreamHead, objects: PdfObjects): Promise<void> {
  const start = dataAt(pdf, at);
  const folded = names.has('FlateDecode') || names.has('Fl');
  if (UNUSUAL.some((filter) => names.has(filter)) || (names.has('Filter') && !folded)) throw tooComplex();
  const table = folded ? await unfoldedTable(pdf.subarray(start)) : storedTable(pdf, start);
  if (names.has('XRef') && !names.has('ObjStm') && !names.has('First')) return;
  // It mixes the bytes of numbers, for they fold better so; nobody writes objects that way.
  if (names.has('Predictor')) throw tooComplex();
  objects.readAll(table);
}

async function unfoldedTable(folded: Buffer): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of unfold(folded)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MOST_TABLE_BYTES) break;
    }
  } catch {
    throw tooComplex();
  }
  if (size > MOST_TABLE_BYTES) throw tooComplex();
  return Buffer.concat(chunks, size);
}

function storedTable(pdf: Buffer, start: number): Buffer {
  const end = pdf.indexOf('endstream', start);
  return pdf.subarray(start, end < 0 ? pdf.length : end);
}

/** How much the data at the start of `folded` unfolds to. What does not unfold is for the reader to judge. */
async function sizeOf(folded: Buffer, most: number): Promise<number> {
  let size = 0;
  try {
    for await (const chunk of unfold(folded)) {
      size += chunk.length;
      if (size > most) break;
    }
  } catch {
    return size;
  }
  if (size > most) throw tooComplex();
  return size;
}

function unfold(folded: Buffer): AsyncIterable<Buffer> {
  const inflate = createInflate();
  inflate.end(folded);
  return inflate;
}

function* foldedStreamsOf(pdf: Buffer): Generator<number> {
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    const start = dataAt(pdf, at + 6);
    if (isZlib(pdf, start)) yield start;
  }
}

function dataAt(pdf: Buffer, at: number): number {
  const afterReturn = pdf[at] === 0x0d ? at + 1 : at;
  return pdf[afterReturn] === 0x0a ? afterReturn + 1 : afterReturn;
}

// The two bytes of a zlib header (RFC 1950, 2.2).
function isZlib(pdf: Buffer, at: number): boolean {
  const [method = 0, flags = 0] = pdf.subarray(at, at + 2);
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
}
