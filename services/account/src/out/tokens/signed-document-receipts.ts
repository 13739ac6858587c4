import { type JWK, jwtVerify } from 'jose';
import { z } from 'zod';
import type { FieldError } from '#errors';
import type { DocumentReceipts } from '../../app/ports.js';
import type { DocumentReceipt } from '../../domain/document.js';
import { fieldError } from '../../domain/field.texts.js';

const ISSUER = 'urn:daftar:document-storage';
const TYPE = 'document-receipt';
const payloadSchema = z.object({
  documentId: z.uuid(),
  registrationId: z.uuid(),
  kind: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.number().int().positive(),
});

/** Checks the receipts that `document-storage` signed at each commit of an upload. */
export class SignedDocumentReceipts implements DocumentReceipts {
  constructor(private readonly publicKey: JWK) {}

  async read(receipts: readonly string[]): Promise<{ valid: DocumentReceipt[]; refused: FieldError[] }> {
    const read = await Promise.all(receipts.map((receipt) => this.readOne(receipt)));
    return {
      valid: read.filter((receipt) => receipt !== undefined),
      refused: read.flatMap((receipt, index) => (receipt ? [] : [fieldError(`/receipts/${index}`, 'receipt-invalid')])),
    };
  }

  private async readOne(receipt: string): Promise<DocumentReceipt | undefined> {
    try {
      const { payload } = await jwtVerify(receipt, this.publicKey, {
        issuer: ISSUER,
        typ: TYPE,
        algorithms: ['EdDSA'],
      });
      return payloadSchema.safeParse(payload).data;
    } catch {
      return undefined;
    }
  }
}
