import { hasCode } from '#errors';
import type { RunningService } from '#runtime';
import type { Passwords } from '../../services/account/src/app/access.ports.js';
import { CheckPassword } from '../../services/account/src/app/check-password.js';
import { OpenSession } from '../../services/account/src/app/open-session.js';
import type { UnitOfWork } from '../../services/account/src/app/ports.js';
import { RequestReset } from '../../services/account/src/app/request-reset.js';
import { Rules } from '../../services/account/src/app/rules.js';
import { StartSession } from '../../services/account/src/app/start-session.js';
import { Argon2Passwords } from '../../services/account/src/out/hashing/argon2-passwords.js';
import { StoredUnitOfWork } from '../../services/account/src/out/store/unit-of-work.js';
import { HmacBrowserSecrets } from '../../services/account/src/out/tokens/hmac-browser-secrets.js';
import { withoutDecoys, withoutDummyHash } from './doubles.js';
import type { Pair } from './measure.js';
import { nikOf } from './people.js';

const WRONG = 'bukan kata sandi siapa pun';
const existing = (n: number) => nikOf('31', n);
const unknown = (n: number) => nikOf('32', n);
const both = (request: (nik: string) => Promise<void>): Pair => ({
  existing: (n) => request(existing(n)),
  unknown: (n) => request(unknown(n)),
});

async function expectStatus(url: string, body: object, status: number): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${text}`);
}

export function loginOverHttp(base: string): Pair {
  return both((nik) => expectStatus(`${base}/api/v1/sessions`, { nik, password: WRONG }, 401));
}

export function resetOverHttp(base: string): Pair {
  return both((nik) => expectStatus(`${base}/api/v1/password-resets`, { nik, channel: 'email' }, 202));
}

const partsOf = ({ app }: RunningService) => {
  const find = <T>(type: abstract new (...parts: never[]) => T) => app.get<T>(type as never, { strict: false });
  return {
    work: find(StoredUnitOfWork) as UnitOfWork,
    passwords: find(Argon2Passwords) as Passwords,
    secrets: find(HmacBrowserSecrets),
    startSession: find(StartSession),
    rules: find(Rules),
  };
};

/** The use case itself, as it is or without the hash for names that nobody has. */
export function loginInside(running: RunningService, isEqualTime: boolean): Pair {
  const { work, passwords: real, secrets, startSession, rules } = partsOf(running);
  const passwords = isEqualTime ? real : withoutDummyHash(real);
  const openSession = new OpenSession(
    work,
    new CheckPassword(work, passwords, secrets),
    passwords,
    startSession,
    rules,
  );
  const client = { device: { browser: 'other', system: 'other' }, deviceToken: undefined } as const;
  return both((nik) =>
    openSession.execute({ name: { nik }, password: WRONG, client }).then(
      () => {
        throw new Error('a wrong password logged in');
      },
      (error) => {
        if (!hasCode(error, 'wrong-credentials')) throw error;
      },
    ),
  );
}

/** The use case itself, as it is or without anything written about nobody. */
export function resetInside(running: RunningService, isEqualTime: boolean): Pair {
  const { work, secrets, rules } = partsOf(running);
  const real = new RequestReset(work, secrets, rules);
  const isHeld = (nik: string) =>
    work.run(async (tools) => (await tools.registrations.findLogin({ nik })) !== undefined);
  const requestReset = isEqualTime ? real : withoutDecoys(real, isHeld);
  return both(async (nik) => {
    await requestReset.execute({ nik, channel: 'email', locale: 'id', deviceToken: undefined });
  });
}
