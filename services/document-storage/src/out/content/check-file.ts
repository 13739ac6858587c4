import type { Expected, Finding } from '../../app/ports.js';
import { checkImage } from './image.js';
import { checkPdf } from './pdf.js';

/** Looks at the first bytes, then opens the file as what it was declared to be. */
export async function checkFile(bytes: Buffer, expected: Expected): Promise<Finding> {
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(bytes);
  if (type?.mime !== expected.contentType) return { reason: 'wrong-type' };
  return expected.contentType === 'application/pdf' ? checkPdf(bytes) : checkImage(bytes, expected);
}
