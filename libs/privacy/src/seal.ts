import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = '1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The sealed value is damaged, was made with another key, or belongs to another context. Trying again cannot help. */
export class SealBroken extends Error {
  constructor() {
    super('seal-broken');
    this.name = 'SealBroken';
  }
}

// Length before each part: without it ("ab","c") and ("a","bc") would be the same context.
function associatedData(context: readonly string[]): Buffer {
  return Buffer.from(context.map((part) => `${Buffer.byteLength(part)}:${part}`).join(','), 'utf8');
}

/**
 * Encrypts `plain` with AES-256-GCM so that it opens only with the same key *and* the same context, for example
 * [registrationId, contactId, channel]. Gives `1.<iv>.<ciphertext and tag>` in base64url.
 * Random 96-bit IVs: one key serves 2^32 values at most (NIST SP 800-38D, 8.3).
 */
export function seal(key: Buffer, context: readonly string[], plain: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(context));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${iv.toString('base64url')}.${body.toString('base64url')}`;
}

/**
 * Opens what `seal` made.
 * @throws SealBroken when key, context or value do not belong together.
 */
export function open(key: Buffer, context: readonly string[], sealed: string): string {
  const [version, iv = '', body = ''] = sealed.split('.');
  const bytes = Buffer.from(body, 'base64url');
  if (version !== VERSION || bytes.length < TAG_BYTES) throw new SealBroken();
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES });
    decipher.setAAD(associatedData(context));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new SealBroken();
  }
}
