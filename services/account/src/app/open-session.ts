import { spelledPassword } from '../domain/password.policy.js';
import { wrongCredentials } from '../domain/session.errors.js';
import type { LoginName, LoginRecord, Passwords, RefreshTokens, UnitOfWork } from './ports.js';
import type { Rules } from './rules.js';
import { type StartedSession, startSession } from './start-session.js';

export interface OpenSessionCommand {
  readonly name: LoginName;
  readonly password: string;
}

/** Logs in: by registration number at any time, by NIK once the registration holds it. */
export class OpenSession {
  constructor(
    private readonly work: UnitOfWork,
    private readonly passwords: Passwords,
    private readonly tokens: RefreshTokens,
    private readonly rules: Rules,
  ) {}

  async execute({ name, password }: OpenSessionCommand): Promise<{ login: LoginRecord; session: StartedSession }> {
    const login = await this.work.run(({ registrations }) => registrations.findLogin(name));
    const right = await this.passwords.matches(login?.passwordHash, spelledPassword(password));
    if (!login || !right) throw wrongCredentials();
    const session = await this.work.run(async (tools) => {
      await tools.registrations.keepDraft(login.registrationId, this.rules.draftEnd(tools.now));
      return startSession(tools, this.tokens, login.registrationId);
    });
    return { login, session };
  }
}
