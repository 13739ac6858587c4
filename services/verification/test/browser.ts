import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { compactVerify, decodeJwt, importJWK, type JWK } from 'jose';
import { registrationActivated, registrationChallengeRequested, registrationVerified } from '#contracts';
import { HANDLE_COOKIE } from '../src/in/http/handle-cookie.js';
import { OnChallengeRequested } from '../src/in/kafka/on-challenge-requested.js';
import { OnRegistrationActivated } from '../src/in/kafka/on-registration-activated.js';
import { OnRegistrationVerified } from '../src/in/kafka/on-registration-verified.js';
import type { VerificationHarness } from './verification.harness.js';

const UNTIL_MS = 30 * 60_000;

/** Whose contact is to be proven once more; without a recipient, nobody is written to. */
export interface Target {
  readonly registrationId: string;
  readonly contactId: string;
  readonly channel: 'email' | 'sms';
  readonly recipient?: string;
}

export interface Wish {
  readonly purpose?: 'reset' | 'change';
  readonly untilMs?: number;
}

/** A target that is none: account asks for a challenge, and gives nobody to write to. */
export const decoy = (channel: 'email' | 'sms' = 'email'): Target => ({
  registrationId: randomUUID(),
  contactId: randomUUID(),
  channel,
});

/** An active account, and its contacts. */
export async function active(verification: VerificationHarness, given: { email?: string; phone?: string } = {}) {
  const submitted = await verification.submit('email', 'other', given);
  const { registrationId, challenge, cookie, email, phone } = submitted;
  await verification.post('code', { code: challenge.code }, { cookie });
  await verification.hear(OnRegistrationVerified, registrationVerified, { registrationId });
  const { code } = await verification.challenge(registrationId, 'activate');
  await verification.post('code', { code }, { cookie });
  await verification.hear(OnRegistrationActivated, registrationActivated, { registrationId });
  const [byEmail, bySms] = submitted.submitted.contacts.map(({ contactId }) => contactId);
  const target = { registrationId, contactId: byEmail ?? '', channel: 'email' as const, recipient: email };
  const sms = { registrationId, contactId: bySms ?? '', channel: 'sms' as const, recipient: phone };
  return { registrationId, cookie, email: target, sms };
}

/** A browser that asked for a grant: account gave it a cookie, and tells verification its fingerprint. */
export class Browser {
  private readonly secret = randomBytes(32).toString('base64url');

  constructor(private readonly verification: VerificationHarness) {}

  get handle(): string {
    return createHash('sha256').update(this.secret).digest('hex');
  }

  get headers(): Record<string, string> {
    return { cookie: `${HANDLE_COOKIE}=${this.secret}` };
  }

  async ask(target: Target, { purpose = 'reset', untilMs = UNTIL_MS }: Wish = {}): Promise<this> {
    const { registrationId, contactId, channel, recipient } = target;
    const until = new Date((await this.verification.now()).getTime() + untilMs).toISOString();
    const sealed = (plain: string) => this.verification.sealedByAccount([registrationId, contactId, channel], plain);
    const sealedRecipient = recipient === undefined ? {} : { sealedRecipient: sealed(recipient) };
    await this.verification.hear(OnChallengeRequested, registrationChallengeRequested, {
      ...{ registrationId, handle: this.handle, purpose, contactId, channel, locale: 'id', until },
      ...sealedRecipient,
    });
    return this;
  }

  enter(code: string) {
    return this.verification.post('receipt', { code }, this.headers);
  }

  resend() {
    return this.verification.post('receipt/resend', {}, this.headers);
  }
}

/** What a receipt says, once its signature is verified with the public key that account has. */
export async function read(verification: VerificationHarness, receipt: string) {
  const { d: _, ...publicJwk } = verification.config.CONTACT_RECEIPT_PRIVATE_KEY as JWK;
  const { protectedHeader } = await compactVerify(receipt, await importJWK(publicJwk, 'EdDSA'));
  return { header: protectedHeader, payload: decodeJwt(receipt) };
}
