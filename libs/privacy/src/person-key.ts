import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KeyRing } from './key-ring.js';
import { open, seal, sealedWith } from './seal.js';
import { SealBroken } from './seal-broken.js';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const PIECE_BYTES = 256 * 1024;

const contextOf = (registrationId: string) => ['person-key', registrationId];

/**
 * Draws the key of one person and wraps it with the first of the master keys; destroying the wrapped key erases the
 * person. The key itself is never replaced: it is a ring of one.
 */
export function newPersonKey(masterKeys: KeyRing, registrationId: string): { key: KeyRing; wrapped: string } {
  const key = randomBytes(KEY_BYTES);
  return { key: KeyRing.of(key), wrapped: seal(masterKeys, contextOf(registrationId), key.toString('base64')) };
}

/**
 * Unwraps the key of one person.
 * @throws SealBroken when it was wrapped with a master key that is not in the ring, or for another registration.
 */
export function unwrapPersonKey(masterKeys: KeyRing, registrationId: string, wrapped: string): KeyRing {
  return KeyRing.of(Buffer.from(open(masterKeys, contextOf(registrationId), wrapped), 'base64'));
}

/**
 * Wraps the key of one person with the first of the master keys; gives what it got when it is wrapped with that one
 * already. What the person's key encrypted stays as it is.
 * @throws SealBroken as `unwrapPersonKey` does.
 */
export function rewrapPersonKey(masterKeys: KeyRing, registrationId: string, wrapped: string): string {
  if (sealedWith(wrapped) === masterKeys.sealing.id) return wrapped;
  const context = contextOf(registrationId);
  return seal(masterKeys, context, open(masterKeys, context, wrapped));
}

/** Encrypts bytes, such as a document, with the person's key: iv, ciphertext, tag. They name no key, for it stays. */
export function encryptBytes({ sealing }: KeyRing, context: string, plain: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sealing.key, iv);
  cipher.setAAD(Buffer.from(context));
  // A document is large: it is encrypted piece by piece into one block, and so held once instead of three times.
  const encrypted = Buffer.allocUnsafeSlow(IV_BYTES + plain.length + TAG_BYTES);
  let at = iv.copy(encrypted);
  for (let from = 0; from < plain.length; from += PIECE_BYTES)
    at += cipher.update(plain.subarray(from, from + PIECE_BYTES)).copy(encrypted, at);
  cipher.final();
  cipher.getAuthTag().copy(encrypted, at);
  return encrypted;
}

/**
 * Decrypts what `encryptBytes` gave.
 * @throws SealBroken when key, context or bytes do not belong together.
 */
export function decryptBytes({ sealing }: KeyRing, context: string, encrypted: Buffer): Buffer {
  if (encrypted.length < IV_BYTES + TAG_BYTES) throw new SealBroken();
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealing.key, encrypted.subarray(0, IV_BYTES));
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(encrypted.subarray(-TAG_BYTES));
    const plain = decipher.update(encrypted.subarray(IV_BYTES, -TAG_BYTES));
    decipher.final();
    return plain;
  } catch {
    throw new SealBroken();
  }
}
