export type FileKind = 'image/jpeg' | 'image/png' | 'application/pdf' | 'image/heic' | 'image/webp' | 'other';

const HEAD_BYTES = 1_024;
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif'];

const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** What a file is by its content; its name and what the system calls it may be wrong. */
export function kindOfBytes(head: Uint8Array): FileKind {
  const text = ascii(head.subarray(0, HEAD_BYTES));
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  // Viewers accept a PDF that begins a little later.
  if (text.includes('%PDF-')) return 'application/pdf';
  if (text.slice(4, 8) === 'ftyp' && HEIC_BRANDS.includes(text.slice(8, 12))) return 'image/heic';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  return 'other';
}

export async function kindOfFile(file: Blob): Promise<FileKind> {
  return kindOfBytes(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
}

/** Whether a PDF asks for a password, or forbids something: its trailer then names how it is encrypted. */
export async function isLockedPdf(file: Blob): Promise<boolean> {
  const text = new TextDecoder('latin1').decode(await file.arrayBuffer());
  return /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(text);
}
