import { createHash, createHmac, randomBytes } from 'node:crypto';
import { blindIndex } from '#privacy';
import type { BrowserSecrets } from '../../app/access.ports.js';

const BYTES = 32;

export class HmacBrowserSecrets implements BrowserSecrets {
  constructor(private readonly key: Buffer) {}

  draw(): string {
    return randomBytes(BYTES).toString('base64url');
  }

  ofChange(changeId: string): string {
    return createHmac('sha256', this.key).update(`contact-change\0${changeId}`).digest('base64url');
  }

  // Without a key, for verification has to come to the same: 256 random bits cannot be guessed.
  handleOf(secret: string): string {
    return createHash('sha256').update(secret).digest('hex');
  }

  deviceIndexOf(token: string): string {
    return blindIndex(this.key, 'device-token', token);
  }
}
