import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';
import { SESSION_AUDIENCE, SESSION_COOKIE, SESSION_ISSUER } from '#runtime';

/** Issues sessions as account does, and publishes the key that verifies them over HTTP. */
export class SessionIssuer {
  private constructor(
    readonly jwksUrl: string,
    private readonly key: KeyObject,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(): Promise<SessionIssuer> {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'EdDSA', use: 'sig' }] });
    const server = createServer((_, answer) => answer.setHeader('content-type', 'application/json').end(jwks));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const stop = async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    };
    return new SessionIssuer(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`, privateKey, stop);
  }

  /** The cookie of a session of this registration. */
  async cookie(registrationId: string): Promise<string> {
    const token = await new SignJWT({ sid: randomUUID() })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k1' })
      .setIssuer(SESSION_ISSUER)
      .setAudience(SESSION_AUDIENCE)
      .setSubject(registrationId)
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(this.key);
    return `${SESSION_COOKIE}=${token}`;
  }
}
