import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { SESSION_AUDIENCE, SESSION_COOKIE, SESSION_ISSUER } from '#runtime';

/** Opens sessions as `account` does, with keys served over HTTP. */
export class SessionIssuer {
  private constructor(
    private readonly server: Server,
    private readonly key: KeyObject,
  ) {}

  static async start(): Promise<SessionIssuer> {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'EdDSA', use: 'sig' }];
    const server = createServer((_, answer) =>
      answer.setHeader('content-type', 'application/json').end(JSON.stringify({ keys })),
    );
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new SessionIssuer(server, privateKey);
  }

  get jwksUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jwks.json`;
  }

  async cookieOf(registrationId: string): Promise<string> {
    const token = await new SignJWT({ sid: randomUUID() })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'one' })
      .setIssuer(SESSION_ISSUER)
      .setAudience(SESSION_AUDIENCE)
      .setSubject(registrationId)
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(this.key);
    return `${SESSION_COOKIE}=${token}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
