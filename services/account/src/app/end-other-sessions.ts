import { mustBeLive, type SignedIn } from './live-session.js';
import type { UnitOfWork } from './ports.js';

/** Logs every device out but this one. */
export class EndOtherSessions {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `not-signed-in` */
  execute({ applicant }: { applicant: SignedIn }): Promise<void> {
    return this.work.run(async (tools) => {
      const { sessions, audit, now } = tools;
      const { registrationId, sessionId } = applicant;
      await mustBeLive(tools, applicant);
      const ended = await sessions.endAll(registrationId, now, sessionId);
      if (ended === 0) return;
      await audit.write({ actor: 'applicant', action: 'session.others-ended', subjectId: registrationId });
    });
  }
}
