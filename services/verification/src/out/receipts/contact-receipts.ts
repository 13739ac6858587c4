import { CompactSign, importJWK, type JWK } from 'jose';
import type { Receipts } from '../../app/ports.js';
import type { Proof } from '../../domain/grant.js';

const ISSUER = 'urn:daftar:verification';
const TYPE = 'contact-receipt';
const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);

/** Receipts of proven contacts as compact JWS with Ed25519 (RFC 7515, RFC 8037); `jti` is the challenge's id. */
export class ContactReceipts implements Receipts {
  private readonly key: Promise<Awaited<ReturnType<typeof importJWK>>>;

  constructor(privateKey: JWK) {
    this.key = importJWK(privateKey, 'EdDSA');
    // A key that cannot be read is met at the first receipt, not as an unhandled rejection.
    this.key.catch(() => undefined);
  }

  async sign({
    handle,
    registrationId,
    contactId,
    purpose,
    challengeId: jti,
    provenAt,
    until,
  }: Proof): Promise<string> {
    const about = { handle, registrationId, contactId, purpose };
    const payload = { iss: ISSUER, jti, ...about, iat: seconds(provenAt), exp: seconds(until) };
    return new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'EdDSA', typ: TYPE })
      .sign(await this.key);
  }
}
