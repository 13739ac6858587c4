import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { open, SealBroken, seal } from './seal.js';

const KEY_BYTES = 32;

/** Draws the key of one person and wraps it with the master key; destroying the wrapped key erases the person. */
export function newPersonKey(masterKey: Buffer, registrationId: string): { key: Buffer; wrapped: string } {
  const key = randomBytes(KEY_BYTES);
  return { key, wrapped: seal(masterKey, ['person-key', registrationId], key.toString('base64')) };
}

/**
 * Unwraps the key of one person.
 * @throws SealBroken when it was wrapped with another master key or for another registration.
 */
export function unwrapPersonKey(masterKey: Buffer, registrationId: string, wrapped: string): Buffer {
  return Buffer.from(open(masterKey, ['person-key', registrationId], wrapped), 'base64');
}

/** Encrypts bytes, such as a document, with the person's key: iv, ciphertext, tag. */
export function encryptBytes(key: Buffer, context: string, plain: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Decrypts what `encryptBytes` gave.
 * @throws SealBroken when key, context or bytes do not belong together.
 */
export function decryptBytes(key: Buffer, context: string, encrypted: Buffer): Buffer {
  if (encrypted.length < 28) throw new SealBroken();
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, 12));
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(encrypted.subarray(-16));
    return Buffer.concat([decipher.update(encrypted.subarray(12, -16)), decipher.final()]);
  } catch {
    throw new SealBroken();
  }
}
