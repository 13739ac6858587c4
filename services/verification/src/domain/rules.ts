import type { Channel, Way } from './terms.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Account takes no older one. */
const RECEIPT_LIFE_MS = 30 * MINUTE_MS;

/** The numbers of verification. All of them are configuration. */
export interface Rules {
  /** How long a code or link lives once a provider has accepted its message. */
  readonly lifeMs: Readonly<Record<Way, Readonly<Record<Channel, number>>>>;
  /** The same for a code that gets somebody back in, or changes a contact. */
  readonly grantLifeMs: Readonly<Record<Channel, number>>;
  /** How long the proof of such a contact may be used. */
  readonly receiptLifeMs: number;
  readonly triesOfCode: number;
  /** Wrong tries of a registration in a day; another code does not give new ones. */
  readonly triesOfDay: number;
  /** Wrong tries of a day on what browsers asked for about a registration, for one purpose, over all of them. */
  readonly grantTriesOfDay: number;
  readonly resendAfterMs: number;
  /** Codes of a registration in a day, whoever asked for them. */
  readonly sendsOfDay: number;
  /** Codes to one phone number or mailbox in a day, over all registrations. */
  readonly sendsToRecipient: number;
  /** The same for what browsers asked for, where it goes to a contact that the registration has proven. */
  readonly grantSendsToRecipient: number;
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
  readonly grantEmailMinutes: number;
  readonly triesOfCode: number;
  readonly triesOfDay: number;
  readonly grantTriesOfDay: number;
  readonly resendAfterSeconds: number;
  readonly sendsOfDay: number;
  readonly sendsToRecipient: number;
  readonly grantSendsToRecipient: number;
  readonly channelFailsAfterMinutes: number;
  readonly sharedBy: number;
}

/**
 * Lives of codes: NIST SP 800-63A-4, address confirmation: 10 minutes by SMS, 24 hours by e-mail. A link has 256
 * bits, so the phone network's short life is for the six digits alone. Five guesses at six digits succeed once in
 * 200,000 codes. Getting back in is worth more to a thief than a first proof, and whoever asked sits in front of the
 * page: such a code by e-mail lives no longer than the receipt that it earns. Three strangers a day may ask for one and
 * use up their own fifteen tries and five codes; what is left to the registration is the owner's.
 */
export const DEFAULT_NUMBERS: RuleNumbers = {
  smsCodeMinutes: 10,
  emailCodeHours: 24,
  linkHours: 24,
  grantEmailMinutes: 30,
  triesOfCode: 5,
  triesOfDay: 15,
  grantTriesOfDay: 60,
  resendAfterSeconds: 60,
  sendsOfDay: 5,
  sendsToRecipient: 10,
  grantSendsToRecipient: 20,
  channelFailsAfterMinutes: 30,
  sharedBy: 5,
};

export function rulesOf(numbers: RuleNumbers): Rules {
  const { triesOfCode, triesOfDay, grantTriesOfDay, sendsOfDay, sendsToRecipient, grantSendsToRecipient, sharedBy } =
    numbers;
  const link = numbers.linkHours * HOUR_MS;
  return {
    lifeMs: {
      code: { sms: numbers.smsCodeMinutes * MINUTE_MS, email: numbers.emailCodeHours * HOUR_MS },
      link: { sms: link, email: link },
    },
    grantLifeMs: { sms: numbers.smsCodeMinutes * MINUTE_MS, email: numbers.grantEmailMinutes * MINUTE_MS },
    receiptLifeMs: RECEIPT_LIFE_MS,
    triesOfCode,
    triesOfDay,
    grantTriesOfDay,
    resendAfterMs: numbers.resendAfterSeconds * 1_000,
    sendsOfDay,
    sendsToRecipient,
    grantSendsToRecipient,
    channelFailsAfterMs: numbers.channelFailsAfterMinutes * MINUTE_MS,
    sharedBy,
  };
}
