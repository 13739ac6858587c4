import { notActiveYet } from './card.errors.js';
import { registrationEnded } from './registration.errors.js';
import type { State } from './registration.states.js';

// Without 0 O Q, 1 I L, 2 Z, 5 S, 6 G, 8 B and U V: on paper and by voice they are taken for one another.
const SYMBOLS = '3479ACDEFHJKMNPRTWXY';
const LENGTH = 8;

/** What makes a Kartu Informasi Akun checkable. */
export interface CardSecrets {
  /** Travels in the QR code; who has it may check the card. */
  readonly token: string;
  /** Printed on the card and shown by the check: a QR code that was pasted from another card does not fit it. */
  readonly checkCode: string;
}

/**
 * Draws a check code: 8 of 20 symbols, about 34 bits. It is compared by eye and opens nothing.
 * @param below gives a uniformly random integer from 0 to `limit - 1`, from a CSPRNG
 */
export function drawCheckCode(below: (limit: number) => number): string {
  return Array.from({ length: LENGTH }, () => SYMBOLS[below(SYMBOLS.length)]).join('');
}

/** Only an active account has a card. @throws CodedError `not-active-yet`, `registration-cancelled` */
export function mustHaveCard(state: State): void {
  if (state === 'cancelled') throw registrationEnded();
  if (state !== 'active') throw notActiveYet();
}
