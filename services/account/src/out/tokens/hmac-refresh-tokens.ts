import { createHmac, randomBytes } from 'node:crypto';
import { blindIndex } from '#privacy';
import type { RefreshTokens } from '../../app/ports.js';

const TOKEN_BYTES = 32;

/**
 * Opaque refresh tokens. A successor is derived from its predecessor, a salt that is stored, and a key that is not:
 * the same predecessor gives the same successor again during the grace, yet the database alone gives none.
 */
export class HmacRefreshTokens implements RefreshTokens {
  constructor(private readonly key: Buffer) {}

  draw(): string {
    return randomBytes(TOKEN_BYTES).toString('base64url');
  }

  drawSalt(): string {
    return randomBytes(TOKEN_BYTES).toString('base64url');
  }

  successorOf(token: string, salt: string): string {
    return createHmac('sha256', this.key).update(`refresh-successor\0${salt}\0${token}`).digest('base64url');
  }

  indexOf(token: string): string {
    return blindIndex(this.key, 'refresh-token', token);
  }
}
