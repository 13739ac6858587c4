import type { Finding } from '../../app/ports.js';
import type { WarningCode } from '../../domain/reasons.js';
import { unfoldsTooFar } from './pdf-streams.js';

type Pages = number | 'locked' | 'unreadable';

// The end of a file holds where its table of objects is; without it the file was cut off. Some servers append rubbish.
const TAIL_BYTES = 16 * 1024;

/** Opens a PDF: it is whole, not locked, and has pages. Its bytes stay as they are. */
export async function checkPdf(bytes: Buffer): Promise<Finding> {
  if (!bytes.subarray(-TAIL_BYTES).includes('startxref')) return { reason: 'pdf-unreadable' };
  if (await unfoldsTooFar(bytes)) return { reason: 'pdf-too-complex' };
  const strict = await pagesOf(bytes, true);
  if (strict !== 'unreadable') return verdictOf(bytes, strict, []);
  // Many programs write an object or two that only a strict reader stumbles over.
  return verdictOf(bytes, await pagesOf(bytes, false), ['pdf-maybe-damaged']);
}

function verdictOf(bytes: Buffer, pages: Pages, warnings: readonly WarningCode[]): Finding {
  if (pages === 'locked') return { reason: 'pdf-locked' };
  if (pages === 'unreadable') return { reason: 'pdf-unreadable' };
  return pages > 0 ? { clean: bytes, warnings } : { reason: 'pdf-no-pages' };
}

async function pagesOf(bytes: Buffer, throwOnInvalidObject: boolean): Promise<Pages> {
  const { PDFDocument } = await import('pdf-lib');
  try {
    // Its own error for locked files cannot be told from others: compiled to ES5 it is no instance of its class.
    const options = { ignoreEncryption: true, throwOnInvalidObject, updateMetadata: false };
    const document = await PDFDocument.load(bytes, options);
    return document.isEncrypted ? 'locked' : document.getPageCount();
  } catch {
    return 'unreadable';
  }
}
