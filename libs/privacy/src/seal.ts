import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.js';
import { SealBroken } from './seal-broken.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^([a-z0-9-]{1,16})\.([\w-]{16})\.([\w-]{22,})$/;

// Length before each part: without it ("ab","c") and ("a","bc") would be the same context.
function associatedData(context: readonly string[]): Buffer {
  return Buffer.from(context.map((part) => `${Buffer.byteLength(part)}:${part}`).join(','), 'utf8');
}

/**
 * Encrypts `plain` with AES-256-GCM and the first key of the ring, so that it opens only with the same key *and* the
 * same context, for example [registrationId, contactId, channel]. Gives `<key id>.<iv>.<ciphertext and tag>`, the
 * last two in base64url. Random 96-bit IVs: one key serves 2^32 values at most (NIST SP 800-38D, 8.3).
 */
export function seal({ sealing }: KeyRing, context: readonly string[], plain: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sealing.key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(context));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${sealing.id}.${iv.toString('base64url')}.${body.toString('base64url')}`;
}

/**
 * Opens what `seal` made, with the key of the ring that it was sealed with.
 * @throws SealBroken when key, context or value do not belong together (`seal-broken`), or when the ring lacks the
 * key that the value names (`seal-key-unknown`).
 */
export function open(ring: KeyRing, context: readonly string[], sealed: string): string {
  const { keyId, iv, body } = partsOf(sealed);
  const key = ring.find(keyId);
  if (!key) throw new SealBroken(keyId);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(associatedData(context));
    decipher.setAuthTag(body.subarray(-TAG_BYTES));
    return decipher.update(body.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new SealBroken();
  }
}

/**
 * The id of the key that a value was sealed with.
 * @throws SealBroken for what is no sealed value.
 */
export function sealedWith(sealed: string): string {
  return partsOf(sealed).keyId;
}

function partsOf(sealed: string): { keyId: string; iv: Buffer; body: Buffer } {
  const [, keyId = '', iv = '', body = ''] = SEALED.exec(sealed) ?? [];
  if (!keyId) throw new SealBroken();
  return { keyId, iv: Buffer.from(iv, 'base64url'), body: Buffer.from(body, 'base64url') };
}
