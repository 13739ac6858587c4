import { temporarilyUnavailable } from '#errors';
import { metrics } from '#runtime';
import { passwordWrong } from '../domain/access.errors.js';
import { oneTryLess, oneTryMore } from '../domain/login-throttle.js';
import { spelledPassword } from '../domain/password.policy.js';
import type { BrowserSecrets, Passwords, Trier } from './access.ports.js';
import { mustBeLive, type SignedIn } from './live-session.js';
import type { LoginName, LoginRecord, UnitOfWork, Work } from './ports.js';

export interface Attempt {
  readonly password: string;
  /** From the browser's cookie, if it ever logged in. */
  readonly deviceToken: string | undefined;
}

/** A login whose password was right a moment ago. */
export interface CheckedLogin {
  readonly login: LoginRecord;
  readonly trier: Trier;
}

interface Entered {
  readonly login: LoginRecord | undefined;
  readonly trier: Trier;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
const RETRY_AFTER_SECONDS = 1;
const outcomes = metrics.counter({
  name: 'password_checks_total',
  help: 'Passwords that were compared, by outcome, and those that were not because of too many wrong ones.',
  labelNames: ['outcome'],
});

/**
 * In the transaction of what a password opens: it is still that password, nobody changes it before the commit, and the
 * tries before it are forgotten.
 * @throws CodedError `temporarily-unavailable` where it was changed or hashed anew meanwhile.
 */
export async function holdPassword({ registrations, throttles }: Work, { login, trier }: CheckedLogin): Promise<void> {
  const { passwordHash } = await registrations.lockLogin(login.registrationId);
  if (passwordHash !== login.passwordHash) throw temporarilyUnavailable({ retryAfterSeconds: RETRY_AFTER_SECONDS });
  await throttles.clear(trier);
}

/**
 * Compares passwords, each counted before it is compared. Strangers share one count for a name; a browser that once
 * logged in has its own, so that nobody can lock its owner out (OWASP, "Device Cookies").
 */
export class CheckPassword {
  constructor(
    private readonly work: UnitOfWork,
    private readonly passwords: Passwords,
    private readonly secrets: BrowserSecrets,
  ) {}

  /**
   * Undefined where name or password is wrong, after the same work for a name that nobody has.
   * @throws CodedError `login-throttled`, `too-busy`
   */
  async ofName(name: LoginName, attempt: Attempt): Promise<CheckedLogin | undefined> {
    const entered = await this.work.run(async (tools) =>
      this.enter(tools, name, await tools.registrations.findLogin(name), attempt),
    );
    return this.compare(entered, attempt);
  }

  /**
   * The password of somebody who is logged in, asked once more.
   * @throws CodedError `password-wrong`, `login-throttled`, `too-busy`, `not-signed-in`
   */
  async ofApplicant(applicant: SignedIn, attempt: Attempt): Promise<CheckedLogin> {
    const entered = await this.work.run(async (tools) => {
      await mustBeLive(tools, applicant);
      const login = await tools.registrations.loginOf(applicant.registrationId);
      return this.enter(tools, { registrationNumber: login.registrationNumber }, login, attempt);
    });
    const checked = await this.compare(entered, attempt);
    if (!checked) throw passwordWrong();
    return checked;
  }

  private async enter(
    tools: Work,
    name: LoginName,
    login: LoginRecord | undefined,
    { deviceToken }: Attempt,
  ): Promise<Entered> {
    const { throttles, now } = tools;
    const trier = await this.trierOf(tools, name, login?.registrationId ?? NOBODY, deviceToken);
    const before = await throttles.lock(trier, now);
    const isBlocked = before.blockedUntil !== null && now < before.blockedUntil;
    if (isBlocked) outcomes.inc({ outcome: 'throttled' });
    await throttles.save(trier, oneTryMore(before, now));
    return { login, trier };
  }

  private async trierOf({ devices }: Work, name: LoginName, registrationId: string, token?: string): Promise<Trier> {
    if (token === undefined) return { name };
    const deviceIndex = this.secrets.deviceIndexOf(token);
    return (await devices.knows(deviceIndex, registrationId)) ? { deviceIndex, registrationId } : { name };
  }

  private async compare({ login, trier }: Entered, { password }: Attempt): Promise<CheckedLogin | undefined> {
    const right = await this.passwords.matches(login?.passwordHash, spelledPassword(password)).catch(async (error) => {
      await this.takeBack(trier);
      throw error;
    });
    outcomes.inc({ outcome: login && right ? 'right' : 'wrong' });
    return login && right ? { login, trier } : undefined;
  }

  // Overload must not lock anybody out.
  private takeBack(trier: Trier): Promise<void> {
    return this.work.run(async ({ throttles, now }) =>
      throttles.save(trier, oneTryLess(await throttles.lock(trier, now))),
    );
  }
}
