import { randomUUID } from 'node:crypto';
import { blindIndex, equalInConstantTime, newPersonKey, open, seal, unwrapPersonKey } from '#privacy';
import type { SealedSubmission, Vault } from '../../app/ports.js';
import type { Contact, Keeping } from '../../domain/case.record.js';
import type { DrawnChallenge } from '../../domain/challenge.js';
import { submissionUnreadable } from '../../domain/event.errors.js';
import { drawCode, drawToken } from './draw-secret.js';
import { type Person, person } from './person.js';

export interface VaultKeys {
  readonly masterKey: Buffer;
  readonly codeHmacKey: Buffer;
  /** What account seals for this service opens with it. */
  readonly fromAccount: Buffer;
  readonly toNotification: Buffer;
}

const recipientContext = (registrationId: string, { contactId, channel }: Omit<Contact, 'sealedRecipient'>) => [
  registrationId,
  contactId,
  channel,
];
const personContext = (registrationId: string) => [registrationId, 'person'];

/** Codes, links, recipients and birth dates: sealed for one reader, encrypted with the person's key, or fingerprinted. */
export class SealedVault implements Vault {
  constructor(private readonly keys: VaultKeys) {}

  takeOver({
    registrationId,
    contacts,
    sealedPerson,
  }: SealedSubmission): Keeping & { readonly contacts: readonly Contact[] } {
    const { key, wrapped } = newPersonKey(this.keys.masterKey, registrationId);
    const anew = (context: string[], sealed: string) =>
      seal(key, context, open(this.keys.fromAccount, context, sealed));
    try {
      person.parse(JSON.parse(open(this.keys.fromAccount, personContext(registrationId), sealedPerson)));
      return {
        registrationId,
        wrappedKey: wrapped,
        sealedPerson: anew(personContext(registrationId), sealedPerson),
        contacts: contacts.map((contact) => ({
          ...contact,
          sealedRecipient: anew(recipientContext(registrationId, contact), contact.sealedRecipient),
        })),
      };
    } catch {
      // Without its cause: the text of a parser may quote what it read.
      throw submissionUnreadable();
    }
  }

  draw(keeping: Keeping, contact: Contact): DrawnChallenge {
    const challengeId = randomUUID();
    const { contactId, channel } = contact;
    const code = drawCode();
    const token = drawToken();
    const recipient = open(
      this.keyOf(keeping),
      recipientContext(keeping.registrationId, contact),
      contact.sealedRecipient,
    );
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

  isBirthDate(keeping: Keeping, birthDate: string): boolean {
    return equalInConstantTime(this.personOf(keeping).birthDate, birthDate);
  }

  // Bound to its challenge: the same digits of another one have another fingerprint.
  private codeHash(challengeId: string, code: string): string {
    return blindIndex(this.keys.codeHmacKey, 'code', `${challengeId}\0${code}`);
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
