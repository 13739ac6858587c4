import { sessionUnknown } from '../domain/access.errors.js';
import { mustBeLive, type SignedIn } from './live-session.js';
import type { UnitOfWork } from './ports.js';

/** Logs one device out, this one or another. Ending what has ended is fine. */
export class EndOwnSession {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `session-unknown` for one of somebody else too, `not-signed-in` */
  execute({ applicant, sessionId }: { applicant: SignedIn; sessionId: string }): Promise<void> {
    return this.work.run(async (tools) => {
      const { sessions, audit, now } = tools;
      await mustBeLive(tools, applicant);
      const session = await sessions.lock(sessionId);
      const { registrationId } = applicant;
      if (session?.data.registrationId !== registrationId) throw sessionUnknown();
      if (session.data.endedAt) return;
      session.end(now);
      await sessions.save(session);
      await audit.write({
        actor: 'applicant',
        action: 'session.ended',
        subjectId: registrationId,
        fields: [sessionId],
      });
    });
  }
}
