import type { Channel, Way } from './terms.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The numbers of verification. All of them are configuration. */
export interface Rules {
  /** How long a code or link lives once a provider has accepted its message. */
  readonly lifeMs: Readonly<Record<Way, Readonly<Record<Channel, number>>>>;
  readonly triesOfCode: number;
  /** Wrong tries of a registration in a day; another code does not give new ones. */
  readonly triesOfDay: number;
  readonly resendAfterMs: number;
  /** Codes of a registration in a day, whoever asked for them. */
  readonly sendsOfDay: number;
  /** Codes to one phone number or mailbox in a day, over all registrations. */
  readonly sendsToRecipient: number;
  /** How long after the first issue a channel may be taken for failed. */
  readonly channelFailsAfterMs: number;
  /** How many registrations may have proven the same phone number or mailbox. */
  readonly sharedBy: number;
}

/** The configuration's numbers, in the units in which people write them. */
export interface RuleNumbers {
  readonly smsCodeMinutes: number;
  readonly emailCodeHours: number;
  readonly linkHours: number;
  readonly triesOfCode: number;
  readonly triesOfDay: number;
  readonly resendAfterSeconds: number;
  readonly sendsOfDay: number;
  readonly sendsToRecipient: number;
  readonly channelFailsAfterMinutes: number;
  readonly sharedBy: number;
}

/**
 * Lives of codes: NIST SP 800-63A-4, address confirmation: 10 minutes by SMS, 24 hours by e-mail. A link has 256
 * bits, so the phone network's short life is for the six digits alone. Five guesses at six digits succeed once in
 * 200,000 codes.
 */
export const DEFAULT_NUMBERS: RuleNumbers = {
  smsCodeMinutes: 10,
  emailCodeHours: 24,
  linkHours: 24,
  triesOfCode: 5,
  triesOfDay: 15,
  resendAfterSeconds: 60,
  sendsOfDay: 5,
  sendsToRecipient: 10,
  channelFailsAfterMinutes: 30,
  sharedBy: 5,
};

export function rulesOf(numbers: RuleNumbers): Rules {
  const { triesOfCode, triesOfDay, sendsOfDay, sendsToRecipient, sharedBy } = numbers;
  const link = numbers.linkHours * HOUR_MS;
  return {
    lifeMs: {
      code: { sms: numbers.smsCodeMinutes * MINUTE_MS, email: numbers.emailCodeHours * HOUR_MS },
      link: { sms: link, email: link },
    },
    triesOfCode,
    triesOfDay,
    resendAfterMs: numbers.resendAfterSeconds * 1_000,
    sendsOfDay,
    sendsToRecipient,
    channelFailsAfterMs: numbers.channelFailsAfterMinutes * MINUTE_MS,
    sharedBy,
  };
}
