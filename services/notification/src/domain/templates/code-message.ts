import type { Locale, Purpose } from '../delivery.js';

/** What a message with a code is made of. Personal, all of it: it goes to the provider and nowhere else. */
export interface CodeMessage {
  readonly purpose: Purpose;
  readonly locale: Locale;
  /** The name of the person, masked: a family may share a phone. */
  readonly maskedName: string;
  readonly code: string;
  readonly link: string;
}

/** The page that a link opens; the token stands in the fragment, which no server sees. */
export function linkOf(publicOrigin: string, token: string): string {
  return `${publicOrigin.replace(/\/+$/, '')}/verifikasi#${token}`;
}
