import type { Channel, Way } from './terms.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * How long a code or link lives once a provider has accepted its message. Source: NIST SP 800-63A-4, address
 * confirmation: 10 minutes by SMS, 24 hours by e-mail. A link has 256 bits, so the phone network's short life is for
 * the six digits alone.
 */
export const LIFE_MS: Readonly<Record<Way, Readonly<Record<Channel, number>>>> = {
  code: { sms: 10 * MINUTE_MS, email: DAY_MS },
  link: { sms: DAY_MS, email: DAY_MS },
};

/**
 * How long a contact may take to be proven, from the issue of its challenge. Until a provider has accepted the message
 * this bounds code and link, and a message that could not be sent by then is of no use: it is also its sendBefore.
 */
export const CONTACT_WINDOW_MS = 3 * DAY_MS;

/** Five guesses at six digits succeed once in 200,000 challenges. */
export const MOST_TRIES = 5;
