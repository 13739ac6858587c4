import { randomUUID } from 'node:crypto';
import type { Device } from '../domain/device.js';
import { Session } from '../domain/session.js';
import type { BrowserSecrets, RefreshTokens } from './access.ports.js';
import type { Work } from './ports.js';

/** From where somebody asks. */
export interface Client {
  readonly device: Device;
  /** From the browser's cookie, if it ever logged in. */
  readonly deviceToken: string | undefined;
}

/** A session that was just opened or refreshed; its refresh token is known now and never again. */
export interface StartedSession {
  readonly registrationId: string;
  readonly sessionId: string;
  readonly refreshToken: string;
  /** By which the browser is known from now on; undefined where nobody logged in. */
  readonly deviceToken?: string;
}

/** Opens sessions inside the caller's transaction, and remembers the browsers. */
export class StartSession {
  constructor(
    private readonly tokens: RefreshTokens,
    private readonly secrets: BrowserSecrets,
  ) {}

  async inside(tools: Work, registrationId: string, { device, deviceToken }: Client): Promise<StartedSession> {
    const { sessions, audit, now } = tools;
    const refreshToken = this.tokens.draw();
    const sessionId = randomUUID();
    const familyIndex = this.tokens.familyOf(refreshToken) ?? null;
    const tokenIndex = this.tokens.indexOf(refreshToken);
    await sessions.add(Session.start({ sessionId, registrationId, familyIndex, tokenIndex, ...device }, now));
    await audit.write({ actor: 'applicant', action: 'session.started', subjectId: registrationId });
    const known = await this.remember(tools, registrationId, deviceToken);
    return { registrationId, sessionId, refreshToken, deviceToken: known };
  }

  /**
   * Gives the token by which a browser is known for a registration. One that is not known for it gets a new token, also
   * for those that it is known for: a token that somebody left in a shared browser never comes to mean another person.
   */
  async remember({ devices, now }: Work, registrationId: string, token?: string): Promise<string> {
    const before = token === undefined ? undefined : this.secrets.deviceIndexOf(token);
    if (token !== undefined && before && (await devices.keep(before, registrationId, now))) return token;
    const drawn = this.secrets.draw();
    const deviceIndex = this.secrets.deviceIndexOf(drawn);
    if (before) await devices.rename(before, deviceIndex);
    await devices.add(deviceIndex, registrationId, now);
    return drawn;
  }
}
