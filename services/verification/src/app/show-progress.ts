import type { Standing } from '../domain/case.core.js';
import type { Case } from '../domain/case.js';
import type { MessageState } from '../domain/challenge.states.js';
import type { Channel, Purpose } from '../domain/terms.js';
import type { UnitOfWork, Vault } from './ports.js';

export interface Step {
  readonly contactId: string;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly state: 'waiting' | 'proven' | 'revoked' | 'expired' | 'lapsed';
  readonly message: MessageState;
  readonly sentAt: Date | null;
  /** When the code ends; null until a provider has accepted its message. */
  readonly expiresAt: Date | null;
  readonly triesLeft: number;
  /** Until when the contact may be proven; null where no message was accepted yet, or the clock stands. */
  readonly deadline: { readonly until: Date | null; readonly paused: boolean };
}

export interface Progress {
  readonly registrationId: string;
  readonly steps: readonly Step[];
  /** From when on another code may be asked for; null where none is needed. */
  readonly resendAfter: Date | null;
  readonly sendsLeftToday: number;
  readonly triesLeftToday: number;
  /** The other way that a code may be asked for by now. */
  readonly otherChannel: { readonly channel: Channel; readonly masked: string } | null;
}

/** Shows an applicant where each code is, and what can be done. Until the submission was heard there are no steps. */
export class ShowProgress {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  execute({ registrationId }: { readonly registrationId: string }): Promise<Progress> {
    return this.work.run(async ({ cases, rules, now }) => {
      const found = await cases.find(registrationId);
      if (found) return this.progressOf(found, now);
      const { sendsOfDay, triesOfDay } = rules;
      const nothing = { steps: [], resendAfter: null, otherChannel: null };
      return { registrationId, ...nothing, sendsLeftToday: sendsOfDay, triesLeftToday: triesOfDay };
    });
  }

  private progressOf(found: Case, now: Date): Progress {
    const offered = found.contactOffered(now);
    const waits = found.isOpen && found.currentStep?.isWaiting;
    return {
      registrationId: found.registrationId,
      steps: found.standings.map((standing) => stepOf(standing, now)),
      resendAfter: (waits && found.resendAfter) || null,
      sendsLeftToday: found.sendsLeftToday(now),
      triesLeftToday: found.triesLeftToday(now),
      otherChannel: offered ? { channel: offered.channel, masked: this.vault.masked(found.keeping, offered) } : null,
    };
  }
}

function stateOf({ step, challenge }: Standing, now: Date): Step['state'] {
  if (step.state === 'lapsed') return 'lapsed';
  if (challenge.state !== 'open') return challenge.state;
  return now < challenge.expiresAt('code') ? 'waiting' : 'expired';
}

function stepOf(standing: Standing, now: Date): Step {
  const { step, challenge } = standing;
  const { contactId, channel, purpose, message, sentAt } = challenge.snapshot();
  return {
    contactId,
    channel,
    purpose,
    state: stateOf(standing, now),
    message,
    sentAt,
    expiresAt: sentAt && challenge.expiresAt('code'),
    triesLeft: challenge.triesLeft,
    deadline: { until: step.deadline.until, paused: step.deadline.clock === 'standing' },
  };
}
