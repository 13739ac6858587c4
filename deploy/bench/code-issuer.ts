import { randomInt, randomUUID } from 'node:crypto';
import { catalog, type OutgoingEvent } from '#contracts';
import { createDataSource, TransactionRunner } from '#database';
import { Outbox } from '#messaging';
import { type KeyRing, open, parseKeyRing, seal } from '#privacy';
import { toContract } from '../../services/verification/src/out/events/to-contract.js';
import { personContext, recipientContext } from '../../services/verification/src/out/vault/contexts.js';
import { SealedVault } from '../../services/verification/src/out/vault/sealed-vault.js';
import { databaseUrl, environmentOf, type Profile } from '../local/index.js';

export type Channel = 'email' | 'sms';

/** A code as verification draws, seals and publishes it, with what nobody but its recipient may read. */
export interface IssuedCode {
  readonly registrationId: string;
  readonly challengeId: string;
  readonly channel: Channel;
  readonly recipient: string;
  readonly code: string;
  readonly event: OutgoingEvent;
}

const LIFE_MS = 72 * 3_600_000;
const PERSON = JSON.stringify({ birthDate: '1995-08-15', maskedName: 'S*** A*****' });

const ringOf = (env: Record<string, string>, name: string): KeyRing => parseKeyRing(env[name] ?? '');

/** Verification's own drawing, sealing and outbox, without the case that asks for them. */
export class CodeIssuer {
  private readonly outbox = new Outbox(catalog, 'verification');

  private constructor(
    private readonly vault: SealedVault,
    private readonly fromAccount: KeyRing,
    readonly toNotification: KeyRing,
    private readonly work: TransactionRunner,
    readonly close: () => Promise<void>,
  ) {}

  static async open(profile: Profile): Promise<CodeIssuer> {
    const env = environmentOf(profile, 'verification');
    const fromAccount = ringOf(env, 'SEAL_KEY_ACCOUNT_VERIFICATION');
    const toNotification = ringOf(env, 'SEAL_KEY_VERIFICATION_NOTIFICATION');
    const codeHmacKey = Buffer.from(env.CODE_HMAC_KEY ?? '', 'base64');
    const vault = new SealedVault({ masterKeys: ringOf(env, 'MASTER_KEY'), codeHmacKey, fromAccount, toNotification });
    const dataSource = createDataSource({ url: databaseUrl(profile, 'verification'), applicationName: 'bench' });
    await dataSource.initialize();
    const runner = new TransactionRunner(dataSource);
    return new CodeIssuer(vault, fromAccount, toNotification, runner, () => dataSource.destroy());
  }

  /** Draws a code for each of these recipients, all of one registration. */
  draw(recipients: readonly (readonly [channel: Channel, recipient: string])[]): IssuedCode[] {
    const registrationId = randomUUID();
    const contacts = recipients.map(([channel, recipient]) => {
      const contact = { contactId: randomUUID(), channel };
      const sealedRecipient = seal(this.fromAccount, recipientContext(registrationId, contact), recipient);
      return { ...contact, sealedRecipient };
    });
    const sealedPerson = seal(this.fromAccount, personContext(registrationId), PERSON);
    const taken = this.vault.takeOver({ registrationId, contacts, sealedPerson });
    return taken.contacts.map((contact, nth) => {
      const recipient = recipients[nth]?.[1] ?? '';
      const { challengeId, contactId, channel, envelope } = this.vault.draw(taken, contact);
      const event = toContract({
        ...{ kind: 'challenge-issued', registrationId, challengeId, contactId, channel, envelope },
        ...{ purpose: 'verify', locale: randomInt(2) ? 'id' : 'en', sendBefore: new Date(Date.now() + LIFE_MS) },
      });
      if (!event) throw new Error('an issued challenge is published');
      const secrets = open(this.toNotification, ['code', challengeId, channel, recipient], envelope.code);
      const { code } = JSON.parse(secrets) as { code: string };
      return { registrationId, challengeId, channel, recipient, code, event };
    });
  }

  /** Puts the codes of one registration into verification's outbox. */
  async publish(codes: readonly IssuedCode[]): Promise<void> {
    await this.work.run(() => this.outbox.add(codes.map(({ event }) => event)));
  }
}
