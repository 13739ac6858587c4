import { resendLimit } from '../domain/resend.errors.js';
import { resendOf } from '../domain/resend.js';
import type { Channel } from '../domain/terms.js';
import { secondsToNextDay } from '../domain/tries-of-day.js';
import { noChallengeYet } from '../domain/verification.errors.js';
import { secondsUntil, startOfDay } from '../domain/wib.js';
import { challenge } from './challenge-contact.js';
import type { UnitOfWork, Vault } from './ports.js';

export interface AskedCode {
  readonly registrationId: string;
  /** By which way; the one in use unless told. */
  readonly channel?: Channel | undefined;
}

export interface Resent {
  readonly channel: Channel;
  readonly masked: string;
  readonly resendAfterSeconds: number;
  readonly sendsLeftToday: number;
}

const RETRY_AFTER_SECONDS = 2;

/** Sends another code, by the other way where that is offered; the code before is revoked. */
export class ResendCode {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  execute({ registrationId, channel }: AskedCode): Promise<Resent> {
    return this.work.run(async ({ cases, recipients, rules, now }) => {
      const asked = await cases.lock(registrationId);
      if (!asked) throw noChallengeYet({ retryAfterSeconds: RETRY_AFTER_SECONDS });
      const { purpose, contact } = resendOf(asked, channel, now);
      if ((await recipients.sends(contact, startOfDay(now))) >= rules.sendsToRecipient)
        throw resendLimit({ retryAfterSeconds: secondsToNextDay(now) });
      asked.failChannel(now);
      challenge(asked, purpose, contact, this.vault, now);
      await cases.save(asked, 'applicant');
      return {
        channel: contact.channel,
        masked: this.vault.masked(asked.keeping, contact),
        resendAfterSeconds: secondsUntil(asked.resendAfter ?? now, now),
        sendsLeftToday: asked.sendsLeftToday(now),
      };
    });
  }
}
