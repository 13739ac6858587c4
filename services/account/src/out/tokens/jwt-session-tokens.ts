import { SignJWT } from 'jose';
import { SESSION_AUDIENCE, SESSION_ISSUER } from '#runtime';
import type { SessionTokens } from '../../app/access.ports.js';
import type { SessionKey } from './session-key.js';

export class JwtSessionTokens implements SessionTokens {
  // Short, for a token that is signed cannot be taken back.
  readonly seconds = 600;

  constructor(private readonly key: SessionKey) {}

  issue({ registrationId, sessionId }: { registrationId: string; sessionId: string }): Promise<string> {
    // The other services check it by the clock of their machine, so it is issued by that of this one.
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'EdDSA', kid: this.key.kid, typ: 'JWT' })
      .setSubject(registrationId)
      .setIssuer(SESSION_ISSUER)
      .setAudience(SESSION_AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(now + this.seconds)
      .sign(this.key.privateKey);
  }
}
