import type { MessageMove } from '../domain/challenge.states.js';
import { caseUnknown } from '../domain/event.errors.js';
import type { UnitOfWork } from './ports.js';

export interface MessageNews {
  readonly registrationId: string;
  /** Undefined where the message carried no code. */
  readonly challengeId?: string | undefined;
  readonly news: MessageMove;
  readonly at: Date;
}

/** Notes where a challenge's message is; that it was sent starts the clocks of code and link. */
export class FollowMessage {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, challengeId, news, at }: MessageNews): Promise<void> {
    if (challengeId === undefined) return Promise.resolve();
    return this.work.run(async ({ cases, grants, erasures }) => {
      const grant = await grants.lockOfChallenge(challengeId);
      if (grant) {
        grant.hearMessage(challengeId, news, at);
        return grants.save(grant, 'notification');
      }
      const followed = await cases.lock(registrationId);
      if (!followed && (await erasures.isErased(registrationId))) return;
      if (!followed) throw caseUnknown();
      followed.hearMessage(challengeId, news, at);
      await cases.save(followed, 'notification');
    });
  }
}
