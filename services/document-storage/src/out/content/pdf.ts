import type { Finding } from '../../app/ports.js';
import { unfoldsTooFar } from './pdf-streams.js';

// The end of a file holds where its table of objects is; without it the file was cut off. Some servers append rubbish.
const TAIL_BYTES = 16 * 1024;

/** Opens a PDF: it is whole, not locked, and has pages. Its bytes stay as they are. */
export async function checkPdf(bytes: Buffer): Promise<Finding> {
  if (!bytes.subarray(-TAIL_BYTES).includes('startxref')) return { reason: 'pdf-unreadable' };
  if (await unfoldsTooFar(bytes)) return { reason: 'pdf-too-complex' };
  const strict = await pagesOf(bytes, true);
  if (typeof strict === 'number' && strict > 0) return { clean: bytes, warnings: [] };
  // Many programs write an object or two that only a strict reader stumbles over.
  const lenient = typeof strict === 'number' ? strict : await pagesOf(bytes, false);
  if (lenient === 'locked') return { reason: 'pdf-locked' };
  if (lenient === 'unreadable') return { reason: 'pdf-unreadable' };
  return lenient > 0 ? { clean: bytes, warnings: ['pdf-maybe-damaged'] } : { reason: 'pdf-no-pages' };
}

async function pagesOf(bytes: Buffer, throwOnInvalidObject: boolean): Promise<number | 'locked' | 'unreadable'> {
  const { EncryptedPDFError, PDFDocument } = await import('pdf-lib');
  try {
    const document = await PDFDocument.load(bytes, { throwOnInvalidObject, updateMetadata: false });
    return document.getPageCount();
  } catch (error) {
    return error instanceof EncryptedPDFError ? 'locked' : 'unreadable';
  }
}
