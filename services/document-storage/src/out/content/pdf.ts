import type { PDFDocument } from 'pdf-lib';
import type { Finding } from '../../app/ports.js';
import type { WarningCode } from '../../domain/reasons.js';
import { isMoreThanPdf } from './pdf-ends.js';
import { PdfRefused } from './pdf-objects.js';
import { refuseActive } from './pdf-streams.js';

type Opened = PDFDocument | 'locked' | 'unreadable';

// The end of a file holds where its table of objects is; without it the file was cut off.
const TAIL_BYTES = 16 * 1024;

/** Opens a PDF: it is whole, not locked, has pages, does nothing and carries nothing. Its bytes stay as they are. */
export async function checkPdf(bytes: Buffer): Promise<Finding> {
  if (!bytes.subarray(-TAIL_BYTES).includes('startxref')) return { reason: 'pdf-unreadable' };
  if (isMoreThanPdf(bytes)) return { reason: 'pdf-not-alone' };
  try {
    await refuseActive(bytes);
  } catch (error) {
    if (error instanceof PdfRefused) return { reason: error.reason };
    throw error;
  }
  const strict = await open(bytes, true);
  if (strict !== 'unreadable') return verdictOf(bytes, strict, []);
  // Many programs write an object or two that only a strict reader stumbles over.
  return verdictOf(bytes, await open(bytes, false), ['pdf-maybe-damaged']);
}

async function verdictOf(bytes: Buffer, document: Opened, warnings: readonly WarningCode[]): Promise<Finding> {
  if (document === 'locked') return { reason: 'pdf-locked' };
  if (document === 'unreadable') return { reason: 'pdf-unreadable' };
  if (await opensWithAction(document)) return { reason: 'pdf-active' };
  return document.getPageCount() > 0 ? { clean: bytes, warnings } : { reason: 'pdf-no-pages' };
}

/** Where a document opens is a place in it, or an action that goes to one; any other action is none that we let pass. */
async function opensWithAction({ catalog }: PDFDocument): Promise<boolean> {
  const { PDFDict, PDFName } = await import('pdf-lib');
  const opening = catalog.lookup(PDFName.of('OpenAction'));
  if (!(opening instanceof PDFDict)) return false;
  return opening.lookup(PDFName.of('S')) !== PDFName.of('GoTo') || opening.has(PDFName.of('Next'));
}

async function open(bytes: Buffer, throwOnInvalidObject: boolean): Promise<Opened> {
  const { ParseSpeeds, PDFDocument } = await import('pdf-lib');
  try {
    // Its own error for locked files cannot be told from others: compiled to ES5 it is no instance of its class.
    const document = await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      throwOnInvalidObject,
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
    });
    if (document.isEncrypted) return 'locked';
    document.getPageCount();
    return document;
  } catch {
    return 'unreadable';
  }
}
