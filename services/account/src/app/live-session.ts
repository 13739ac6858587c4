import { notSignedIn } from '#errors';
import type { Work } from './ports.js';

/** Who asks, as the session token says. */
export interface SignedIn {
  readonly registrationId: string;
  readonly sessionId: string;
}

/**
 * A token speaks for ten minutes, whatever became of its session. Where that matters the session itself is asked, after
 * the lock on the registration where there is one: whatever ends sessions holds it.
 * @throws CodedError `not-signed-in`
 */
export async function mustBeLive({ sessions, now }: Work, { registrationId, sessionId }: SignedIn): Promise<void> {
  const session = await sessions.get(sessionId);
  if (session?.data.registrationId !== registrationId || !session.isLive(now)) throw notSignedIn();
}
