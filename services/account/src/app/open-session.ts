import { hasCode } from '#errors';
import { spelledPassword } from '../domain/password.policy.js';
import { wrongCredentials } from '../domain/session.errors.js';
import type { Passwords } from './access.ports.js';
import { type CheckPassword, holdPassword } from './check-password.js';
import type { LoginName, LoginRecord, UnitOfWork } from './ports.js';
import type { Rules } from './rules.js';
import type { Client, StartedSession, StartSession } from './start-session.js';

export interface OpenSessionCommand {
  readonly name: LoginName;
  readonly password: string;
  readonly client: Client;
}

/** Logs in: by registration number at any time, by NIK once the registration holds it. */
export class OpenSession {
  constructor(
    private readonly work: UnitOfWork,
    private readonly checkPassword: CheckPassword,
    private readonly passwords: Passwords,
    private readonly startSession: StartSession,
    private readonly rules: Rules,
  ) {}

  /** @throws CodedError `wrong-credentials`, `login-throttled`, `too-busy` */
  async execute(command: OpenSessionCommand): Promise<{ login: LoginRecord; session: StartedSession }> {
    const { name, password, client } = command;
    const checked = await this.checkPassword.ofName(name, { password, deviceToken: client.deviceToken });
    if (!checked) throw wrongCredentials();
    const { login } = checked;
    const { registrationId, passwordHash } = login;
    const anew = await this.hashedAnew(passwordHash, password);
    const session = await this.work.run(async (tools) => {
      const { registrations, now } = tools;
      await registrations.keepDraft(registrationId, this.rules.draftEnd(now));
      await holdPassword(tools, checked);
      if (anew) await registrations.rehash(registrationId, passwordHash, anew);
      return this.startSession.inside(tools, registrationId, client);
    });
    return { login, session };
  }

  // The only moment at which the password is known. Where it is busy, the next login will do.
  private async hashedAnew(passwordHash: string, password: string): Promise<string | undefined> {
    if (!this.passwords.isOutdated(passwordHash)) return undefined;
    return this.passwords.hash(spelledPassword(password)).catch((error) => {
      if (!hasCode(error, 'too-busy')) throw error;
      return undefined;
    });
  }
}
