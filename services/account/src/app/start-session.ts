import { randomUUID } from 'node:crypto';
import { Session } from '../domain/session.js';
import type { RefreshTokens, Work } from './ports.js';

/** A session that was just opened or refreshed; its refresh token is known now and never again. */
export interface StartedSession {
  readonly registrationId: string;
  readonly sessionId: string;
  readonly refreshToken: string;
}

/** Opens a session inside the caller's transaction. */
export async function startSession(
  { sessions, audit, now }: Work,
  tokens: RefreshTokens,
  registrationId: string,
): Promise<StartedSession> {
  const refreshToken = tokens.draw();
  const session = Session.start(
    { sessionId: randomUUID(), registrationId, tokenIndex: tokens.indexOf(refreshToken) },
    now,
  );
  await sessions.add(session);
  await audit.write({ actor: 'applicant', action: 'session.started', subjectId: registrationId });
  return { registrationId, sessionId: session.data.sessionId, refreshToken };
}
