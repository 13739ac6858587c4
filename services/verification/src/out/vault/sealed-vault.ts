import { randomUUID } from 'node:crypto';
import {
  blindIndex,
  equalInConstantTime,
  maskEmail,
  maskPhone,
  newPersonKey,
  open,
  seal,
  unwrapPersonKey,
} from '#privacy';
import type { SealedContact, SealedSubmission, Vault } from '../../app/ports.js';
import type { Keeping, NewContact } from '../../domain/case.record.js';
import type { DrawnChallenge } from '../../domain/challenge.js';
import { submissionUnreadable } from '../../domain/event.errors.js';
import type { Channel } from '../../domain/terms.js';
import { drawCode, drawToken } from './draw-secret.js';
import { type Person, person } from './person.js';

export interface VaultKeys {
  readonly masterKey: Buffer;
  readonly codeHmacKey: Buffer;
  /** What account seals for this service opens with it. */
  readonly fromAccount: Buffer;
  readonly toNotification: Buffer;
}

const recipientContext = (
  registrationId: string,
  { contactId, channel }: Pick<NewContact, 'contactId' | 'channel'>,
) => [registrationId, contactId, channel];
const personContext = (registrationId: string) => [registrationId, 'person'];

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch {
    // Without its cause: the text of a parser may quote what it read.
    throw submissionUnreadable();
  }
}

/** Codes, links, recipients and birth dates: sealed for one reader, encrypted with the person's key, or fingerprinted. */
export class SealedVault implements Vault {
  constructor(private readonly keys: VaultKeys) {}

  takeOver({
    registrationId,
    contacts,
    sealedPerson,
  }: SealedSubmission): Keeping & { readonly contacts: readonly NewContact[] } {
    const { key, wrapped } = newPersonKey(this.keys.masterKey, registrationId);
    return readable(() => {
      const context = personContext(registrationId);
      const plain = open(this.keys.fromAccount, context, sealedPerson);
      person.parse(JSON.parse(plain));
      return {
        registrationId,
        wrappedKey: wrapped,
        sealedPerson: seal(key, context, plain),
        contacts: contacts.map((contact) => this.contactAnew(key, registrationId, contact)),
      };
    });
  }

  takeOverContact(keeping: Keeping, contact: SealedContact): NewContact {
    return readable(() => this.contactAnew(this.keyOf(keeping), keeping.registrationId, contact));
  }

  draw(keeping: Keeping, contact: NewContact): DrawnChallenge {
    const challengeId = randomUUID();
    const { contactId, channel } = contact;
    const code = drawCode();
    const token = drawToken();
    const recipient = this.recipientOf(keeping, contact);
    const sealed = (context: string[], plain: string) => seal(this.keys.toNotification, context, plain);
    return {
      challengeId,
      contactId,
      channel,
      codeHash: this.codeHash(challengeId, code),
      linkHash: this.linkHash(token),
      envelope: {
        recipient: sealed(['recipient', challengeId, channel], recipient),
        name: sealed(['name', challengeId, channel], this.personOf(keeping).maskedName),
        // Opens only for whoever is about to dial this very recipient: a mix-up fails instead of reaching a stranger.
        code: sealed(['code', challengeId, channel, recipient], JSON.stringify({ code, token })),
      },
    };
  }

  isCode(
    { challengeId, codeHash }: { readonly challengeId: string; readonly codeHash: string },
    code: string,
  ): boolean {
    return equalInConstantTime(this.codeHash(challengeId, code), codeHash);
  }

  linkHash(token: string): string {
    return blindIndex(this.keys.codeHmacKey, 'link-token', token);
  }

  masked(keeping: Keeping, contact: NewContact): string {
    const recipient = this.recipientOf(keeping, contact);
    return contact.channel === 'email' ? maskEmail(recipient) : maskPhone(recipient);
  }

  isBirthDate(keeping: Keeping, birthDate: string): boolean {
    return equalInConstantTime(this.personOf(keeping).birthDate, birthDate);
  }

  // Bound to its challenge: the same digits of another one have another fingerprint.
  private codeHash(challengeId: string, code: string): string {
    return blindIndex(this.keys.codeHmacKey, 'code', `${challengeId}\0${code}`);
  }

  private contactAnew(key: Buffer, registrationId: string, contact: SealedContact): NewContact {
    const { contactId, channel, sealedRecipient } = contact;
    const context = recipientContext(registrationId, contact);
    const recipient = open(this.keys.fromAccount, context, sealedRecipient);
    const recipientHash = this.recipientHash(channel, recipient);
    return { contactId, channel, sealedRecipient: seal(key, context, recipient), recipientHash };
  }

  // Mailboxes that differ in upper case alone are one mailbox nearly everywhere.
  private recipientHash(channel: Channel, recipient: string): string {
    const field = channel === 'email' ? 'email' : 'phone';
    return blindIndex(this.keys.codeHmacKey, field, recipient.toLowerCase());
  }

  private recipientOf(keeping: Keeping, contact: NewContact): string {
    return open(this.keyOf(keeping), recipientContext(keeping.registrationId, contact), contact.sealedRecipient);
  }

  private personOf(keeping: Keeping): Person {
    return person.parse(
      JSON.parse(open(this.keyOf(keeping), personContext(keeping.registrationId), keeping.sealedPerson)),
    );
  }

  private keyOf({ registrationId, wrappedKey }: Keeping): Buffer {
    return unwrapPersonKey(this.keys.masterKey, registrationId, wrappedKey);
  }
}
