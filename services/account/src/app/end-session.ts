import type { RefreshTokens } from './access.ports.js';
import type { UnitOfWork } from './ports.js';

/** Logs out. An unknown token is logged out already. */
export class EndSession {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tokens: RefreshTokens,
  ) {}

  execute({ refreshToken }: { refreshToken: string }): Promise<void> {
    return this.work.run(async ({ sessions, audit, now }) => {
      const familyIndex = this.tokens.familyOf(refreshToken);
      const session = familyIndex && (await sessions.lockByFamily(familyIndex));
      if (!session || session.data.endedAt) return;
      session.end(now);
      await sessions.save(session);
      await audit.write({ actor: 'applicant', action: 'session.ended', subjectId: session.data.registrationId });
    });
  }
}
