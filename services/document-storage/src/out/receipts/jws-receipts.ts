import { CompactSign, importJWK, type JWK } from 'jose';
import type { ReceiptSigner } from '../../app/ports.js';
import type { Document } from '../../domain/document.js';

const ISSUER = 'urn:daftar:document-storage';
const TYPE = 'document-receipt';

/** Receipts as compact JWS with Ed25519 (RFC 7515, RFC 8037). The same document always gets the same receipt. */
export class JwsReceipts implements ReceiptSigner {
  private readonly key: Promise<Awaited<ReturnType<typeof importJWK>>>;

  constructor(privateKey: JWK) {
    this.key = importJWK(privateKey, 'EdDSA');
    // A key that cannot be read is met at the first receipt, not as an unhandled rejection.
    this.key.catch(() => undefined);
  }

  async sign({ slot, progress }: Document): Promise<string> {
    const { documentId, registrationId, kind, sha256, sizeBytes } = slot;
    const iat = Math.floor((progress.committedAt ?? slot.openedAt).getTime() / 1000);
    const payload = { iss: ISSUER, documentId, registrationId, kind, sha256, sizeBytes, iat };
    return new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'EdDSA', typ: TYPE })
      .sign(await this.key);
  }
}
