import type { Challenge } from '../domain/challenge.js';
import type { MessageState } from '../domain/challenge.states.js';
import type { Channel, Purpose } from '../domain/terms.js';
import type { UnitOfWork } from './ports.js';

export interface Step {
  readonly contactId: string;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly state: 'waiting' | 'proven' | 'revoked' | 'expired';
  readonly message: MessageState;
  readonly sentAt: Date | null;
  /** When the code ends; null until a provider has accepted its message. */
  readonly expiresAt: Date | null;
  readonly triesLeft: number;
}

export interface Progress {
  readonly registrationId: string;
  readonly steps: readonly Step[];
}

/** Shows an applicant where each code is. Until the submission was heard there are no steps. */
export class ShowProgress {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId }: { readonly registrationId: string }): Promise<Progress> {
    return this.work.run(async ({ cases, now }) => {
      const found = await cases.find(registrationId);
      return { registrationId, steps: (found?.latest ?? []).map((challenge) => stepOf(challenge, now)) };
    });
  }
}

function stepOf(challenge: Challenge, now: Date): Step {
  const { contactId, channel, purpose, state, message, sentAt } = challenge.snapshot();
  const waiting = now < challenge.expiresAt('code') ? 'waiting' : 'expired';
  return {
    contactId,
    channel,
    purpose,
    state: state === 'open' ? waiting : state,
    message,
    sentAt,
    expiresAt: sentAt && challenge.expiresAt('code'),
    triesLeft: challenge.triesLeft,
  };
}
