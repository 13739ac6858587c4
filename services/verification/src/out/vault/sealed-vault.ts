import { randomUUID } from 'node:crypto';
import {
  blindIndex,
  equalInConstantTime,
  type KeyRing,
  lacksKey,
  maskEmail,
  maskPhone,
  newPersonKey,
  open,
  seal,
  unwrapPersonKey,
} from '#privacy';
import type { SealedContact, SealedSubmission, Vault } from '../../app/ports.js';
import type { Keeping, NewContact } from '../../domain/case.record.js';
import type { DrawnChallenge, Envelope } from '../../domain/challenge.js';
import { submissionUnreadable } from '../../domain/event.errors.js';
import type { DrawnCode } from '../../domain/grant-challenge.js';
import type { Channel } from '../../domain/terms.js';
import { personContext, recipientContext } from './contexts.js';
import { drawCode, drawToken } from './draw-secret.js';
import { type Nobody, nobodyOf } from './nobody.js';
import { type Person, person } from './person.js';

export interface VaultKeys {
  readonly masterKeys: KeyRing;
  readonly codeHmacKey: Buffer;
  /** What account seals for this service opens with it. */
  readonly fromAccount: KeyRing;
  readonly toNotification: KeyRing;
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (lacksKey(error)) throw error;
    // Without its cause: the text of a parser may quote what it read.
    throw submissionUnreadable();
  }
}

/** Codes, links, recipients and birth dates: sealed for one reader, encrypted with the person's key, or fingerprinted. */
export class SealedVault implements Vault {
  private readonly nobody: Nobody;

  constructor(private readonly keys: VaultKeys) {
    this.nobody = nobodyOf(keys.masterKeys);
  }

  takeOver({
    registrationId,
    contacts,
    sealedPerson,
  }: SealedSubmission): Keeping & { readonly contacts: readonly NewContact[] } {
    const { key, wrapped } = newPersonKey(this.keys.masterKeys, registrationId);
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
    const envelope = this.envelopeOf(keeping, contact, challengeId, { code, token });
    const linkHash = this.linkHash(token);
    return { challengeId, contactId, channel, codeHash: this.codeHash(challengeId, code), linkHash, envelope };
  }

  drawCode(keeping: Keeping, contact: NewContact): DrawnCode {
    const challengeId = randomUUID();
    const code = drawCode();
    const envelope = this.envelopeOf(keeping, contact, challengeId, { code });
    return { challengeId, codeHash: this.codeHash(challengeId, code), envelope, toNobody: false };
  }

  drawForNobody(channel: Channel): DrawnCode {
    const { keeping, contacts } = this.nobody;
    return { ...this.drawCode(keeping, contacts[channel]), toNobody: true };
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

  private envelopeOf(keeping: Keeping, contact: NewContact, challengeId: string, secrets: object): Envelope {
    const { channel } = contact;
    const recipient = this.recipientOf(keeping, contact);
    const sealed = (context: string[], plain: string) => seal(this.keys.toNotification, context, plain);
    return {
      recipient: sealed(['recipient', challengeId, channel], recipient),
      name: sealed(['name', challengeId, channel], this.personOf(keeping).maskedName),
      // Opens only for whoever is about to dial this very recipient: a mix-up fails instead of reaching a stranger.
      code: sealed(['code', challengeId, channel, recipient], JSON.stringify(secrets)),
    };
  }

  // Bound to its challenge: the same digits of another one have another fingerprint.
  private codeHash(challengeId: string, code: string): string {
    return blindIndex(this.keys.codeHmacKey, 'code', `${challengeId}\0${code}`);
  }

  private contactAnew(key: KeyRing, registrationId: string, contact: SealedContact): NewContact {
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

  private keyOf({ registrationId, wrappedKey }: Keeping): KeyRing {
    return unwrapPersonKey(this.keys.masterKeys, registrationId, wrappedKey);
  }
}
