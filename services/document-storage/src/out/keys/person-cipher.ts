import { decryptBytes, encryptBytes, type KeyRing, newPersonKey, unwrapPersonKey } from '#privacy';
import type { DocumentCipher } from '../../app/ports.js';
import type { Document } from '../../domain/document.js';
import type { Dossier } from '../../domain/dossier.js';

/** Encrypts each document with its person's key, bound to its id, so that copies cannot change places. */
export class PersonCipher implements DocumentCipher {
  constructor(private readonly masterKeys: KeyRing) {}

  newWrappedKey(registrationId: string): string {
    return newPersonKey(this.masterKeys, registrationId).wrapped;
  }

  encrypt(dossier: Dossier, document: Document, plain: Buffer): Buffer {
    return encryptBytes(this.keyOf(dossier), document.id, plain);
  }

  decrypt(dossier: Dossier, document: Document, encrypted: Buffer): Buffer {
    return decryptBytes(this.keyOf(dossier), document.id, encrypted);
  }

  private keyOf({ properties }: Dossier): KeyRing {
    const { registrationId, wrappedKey } = properties;
    if (!wrappedKey) throw new Error('the key of this person was destroyed');
    return unwrapPersonKey(this.masterKeys, registrationId, wrappedKey);
  }
}
