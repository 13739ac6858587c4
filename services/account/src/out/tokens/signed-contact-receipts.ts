import { compactVerify, type JWK } from 'jose';
import { z } from 'zod';
import type { ContactReceipts } from '../../app/access.ports.js';
import type { ContactReceipt } from '../../domain/grant.js';

const TYPE = 'contact-receipt';
const seconds = z
  .number()
  .int()
  .transform((at) => new Date(at * 1_000));
const payloadSchema = z
  .object({
    iss: z.literal('urn:daftar:verification'),
    handle: z.string(),
    registrationId: z.string(),
    contactId: z.string(),
    purpose: z.enum(['reset', 'change']),
    iat: seconds,
    exp: seconds,
  })
  .transform(({ iss: _, iat, exp, ...claims }) => ({ ...claims, issuedAt: iat, expiresAt: exp }));

/** Checks the receipts that `verification` signed. Whether their time has come is asked by the clock that decides. */
export class SignedContactReceipts implements ContactReceipts {
  constructor(private readonly publicKey: JWK) {}

  async read(receipts: readonly string[]): Promise<readonly ContactReceipt[] | undefined> {
    const read = await Promise.all(receipts.map((receipt) => this.readOne(receipt)));
    const signed = read.filter((receipt) => receipt !== undefined);
    return signed.length === receipts.length ? signed : undefined;
  }

  private async readOne(receipt: string): Promise<ContactReceipt | undefined> {
    try {
      const { payload, protectedHeader } = await compactVerify(receipt, this.publicKey, { algorithms: ['EdDSA'] });
      if (protectedHeader.typ !== TYPE) return undefined;
      return payloadSchema.safeParse(JSON.parse(new TextDecoder().decode(payload))).data;
    } catch {
      return undefined;
    }
  }
}
