import { createHmac, randomBytes } from 'node:crypto';
import { blindIndex } from '#privacy';
import type { RefreshTokens } from '../../app/access.ports.js';

const TOKEN_BYTES = 32;
const FAMILY_BYTES = 16;
/** 128 bits that stay the same for a session, and 256 that change with each use. */
const TOKEN = /^([\w-]{22})\.[\w-]{43}$/;

/**
 * Opaque refresh tokens. A successor is derived from its predecessor, a salt that is stored, and a key that is not:
 * the same predecessor gives the same successor again during the grace, yet the database alone gives none. Each token
 * begins with its family, so that one that was replaced long ago is still known for what it is.
 */
export class HmacRefreshTokens implements RefreshTokens {
  constructor(private readonly key: Buffer) {}

  draw(): string {
    return `${randomBytes(FAMILY_BYTES).toString('base64url')}.${randomBytes(TOKEN_BYTES).toString('base64url')}`;
  }

  drawSalt(): string {
    return randomBytes(TOKEN_BYTES).toString('base64url');
  }

  successorOf(token: string, salt: string): string {
    const [, family = ''] = TOKEN.exec(token) ?? [];
    const next = createHmac('sha256', this.key).update(`refresh-successor\0${salt}\0${token}`).digest('base64url');
    return `${family}.${next}`;
  }

  indexOf(token: string): string {
    return blindIndex(this.key, 'refresh-token', token);
  }

  familyOf(token: string): string | undefined {
    const [, family] = TOKEN.exec(token) ?? [];
    return family && blindIndex(this.key, 'refresh-token', `family ${family}`);
  }
}
