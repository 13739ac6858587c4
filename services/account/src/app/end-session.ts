import type { RefreshTokens, UnitOfWork } from './ports.js';

/** Logs out. An unknown token is logged out already. */
export class EndSession {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tokens: RefreshTokens,
  ) {}

  execute({ refreshToken }: { refreshToken: string }): Promise<void> {
    return this.work.run(async ({ sessions, audit, now }) => {
      const session = await sessions.lockByToken(this.tokens.indexOf(refreshToken));
      if (!session || session.data.endedAt) return;
      session.end(now);
      await sessions.save(session);
      await audit.write({ actor: 'applicant', action: 'session.ended', subjectId: session.data.registrationId });
    });
  }
}
