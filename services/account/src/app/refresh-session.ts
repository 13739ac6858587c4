import { notSignedIn } from '#errors';
import type { RefreshTokens } from './access.ports.js';
import type { LoginRecord, UnitOfWork, Work } from './ports.js';
import type { Rules } from './rules.js';
import type { StartedSession } from './start-session.js';

interface Refreshed {
  readonly login: LoginRecord;
  readonly session: StartedSession;
}

/** Exchanges a refresh token for its successor. */
export class RefreshSession {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tokens: RefreshTokens,
    private readonly rules: Rules,
  ) {}

  /** @throws CodedError `not-signed-in` */
  async execute({ refreshToken }: { refreshToken: string }): Promise<Refreshed> {
    const refreshed = await this.work.run((tools) => this.refresh(refreshToken, tools));
    if (!refreshed) throw notSignedIn();
    return refreshed;
  }

  // Gives undefined instead of throwing: the end of a stolen session has to be committed.
  private async refresh(token: string, { sessions, registrations, audit, now }: Work): Promise<Refreshed | undefined> {
    const familyIndex = this.tokens.familyOf(token);
    const tokenIndex = this.tokens.indexOf(token);
    const session = familyIndex && (await sessions.lockByFamily(familyIndex));
    const presented = session ? session.present(tokenIndex, now) : 'over';
    if (!session || presented === 'over') return undefined;
    const { registrationId, sessionId } = session.data;
    if (presented === 'stolen') {
      session.end(now);
      await sessions.save(session);
      await audit.write({ actor: 'account', action: 'session.token-reused', subjectId: registrationId });
      return undefined;
    }
    const salt = presented === 'just-rotated' ? session.data.salt : null;
    const successor = this.successor(token, salt ?? this.tokens.drawSalt());
    if (salt === null) {
      session.rotate({ tokenIndex: this.tokens.indexOf(successor.token), salt: successor.salt }, now);
      await sessions.save(session);
    }
    await registrations.keepDraft(registrationId, this.rules.draftEnd(now));
    return {
      login: await registrations.loginOf(registrationId),
      session: { registrationId, sessionId, refreshToken: successor.token },
    };
  }

  private successor(token: string, salt: string) {
    return { token: this.tokens.successorOf(token, salt), salt };
  }
}
