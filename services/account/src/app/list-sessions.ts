import type { SessionData } from '../domain/session.js';
import { mustBeLive, type SignedIn } from './live-session.js';
import type { UnitOfWork } from './ports.js';

export interface ShownSession
  extends Pick<SessionData, 'sessionId' | 'startedAt' | 'rotatedAt' | 'browser' | 'system'> {
  readonly isCurrent: boolean;
}

/** Shows an applicant where the registration is logged in. */
export class ListSessions {
  constructor(private readonly work: UnitOfWork) {}

  /** The last used first. @throws CodedError `not-signed-in` */
  execute({ applicant }: { applicant: SignedIn }): Promise<ShownSession[]> {
    return this.work.run(async (tools) => {
      await mustBeLive(tools, applicant);
      const open = await tools.sessions.open(applicant.registrationId);
      return open
        .filter((session) => session.isLive(tools.now))
        .map(({ data: { sessionId, startedAt, rotatedAt, browser, system } }) => ({
          ...{ sessionId, startedAt, rotatedAt, browser, system },
          isCurrent: sessionId === applicant.sessionId,
        }));
    });
  }
}
