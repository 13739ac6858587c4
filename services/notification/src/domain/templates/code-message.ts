import type { Locale, Purpose } from '../delivery.js';

/** What a message with a code is made of. Personal, all of it: it goes to the provider and nowhere else. */
export interface CodeMessage {
  readonly purpose: Purpose;
  readonly locale: Locale;
  /** The name of the person, masked: a family may share a phone. */
  readonly maskedName: string;
  readonly code: string;
  /** With a token in its fragment, or the page where the code is typed. */
  readonly link: string;
}
