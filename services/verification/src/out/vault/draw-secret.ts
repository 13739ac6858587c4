import { randomBytes, randomInt } from 'node:crypto';

const TOKEN_BYTES = 32;

/** Six digits, each of the million equally likely: randomInt draws again instead of taking a remainder. */
export function drawCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** 256 bits in base64url, 43 characters. */
export function drawToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}
