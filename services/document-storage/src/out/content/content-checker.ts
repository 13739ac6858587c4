import type { ContentChecker, Finding } from '../../app/ports.js';
import type { DocumentType } from '../../domain/document-type.js';
import { checkImage } from './image.js';
import { checkPdf } from './pdf.js';

interface Expected {
  readonly contentType: DocumentType;
  readonly minShortSide: number;
  readonly maxBytes: number;
}

/**
 * Looks at the first bytes, then opens the file as what it was declared to be. The libraries that open files are
 * loaded with the first file: a process that never inspects never holds them in memory.
 */
export class FileContentChecker implements ContentChecker {
  async check(bytes: Buffer, expected: Expected): Promise<Finding> {
    const { fileTypeFromBuffer } = await import('file-type');
    const type = await fileTypeFromBuffer(bytes);
    if (type?.mime !== expected.contentType) return { reason: 'wrong-type' };
    return expected.contentType === 'application/pdf' ? checkPdf(bytes) : checkImage(bytes, expected);
  }
}
