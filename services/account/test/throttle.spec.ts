import { randomBytes } from 'node:crypto';
import { eventually } from '#testing';
import { DEVICE_COOKIE } from '../src/in/http/browser-cookies.js';
import { Argon2Passwords } from '../src/out/hashing/argon2-passwords.js';
import { device, drawNik, login, NEW_PASSWORD, owner, problemOf, reset, SESSIONS, signedIn } from './access.js';
import { AccountFixture, session } from './account.fixture.js';
import { PASSWORD } from './applicants.js';
import type { Answer } from './http.js';

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());
afterEach(() => account.database.shiftClock(0));

const WRONG = { password: 'bukan kata sandinya' };
type Name = { nik: string } | { registrationNumber: string };

async function wrong(name: Name, times: number, browser = {}): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let n = 0; n < times; n++) answers.push(await login(account, name, { ...WRONG, browser }));
  return answers;
}
const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status);
const retryAfter = (answer: Answer) => Number(answer.headers.get('retry-after'));

describe('guessing at a password', () => {
  it('waits after five wrong ones, the right one too, and a little longer after each further one', async () => {
    const { nik } = await owner(account);
    expect(statuses(await wrong({ nik }, 5))).toEqual(Array(5).fill(401));
    const refused = await login(account, { nik });
    expect(problemOf(refused)).toEqual([429, 'login-throttled']);
    expect(retryAfter(refused)).toBeGreaterThan(50);
    expect(retryAfter(refused)).toBeLessThanOrEqual(60);
    await account.database.shiftClock(61);
    expect(statuses(await wrong({ nik }, 1))).toEqual([401]);
    const longer = retryAfter(await login(account, { nik }));
    expect(longer).toBeGreaterThan(110);
    expect(longer).toBeLessThanOrEqual(120);
    await account.database.shiftClock(61 + 121);
    expect((await login(account, { nik })).status).toBe(200);
    expect(statuses(await wrong({ nik }, 5))).toEqual(Array(5).fill(401));
  });

  it('does not wait where wrong ones are far apart', async () => {
    const { nik } = await owner(account);
    for (const minutes of [0, 16, 32]) {
      await account.database.shiftClock(minutes * 60);
      expect(statuses(await wrong({ nik }, 4))).toEqual(Array(4).fill(401));
    }
    expect((await login(account, { nik })).status).toBe(200);
  });

  it('looks the same for names that nobody has', async () => {
    const known = await owner(account);
    const [held, free] = [{ nik: known.nik }, { nik: drawNik() }];
    const [, , , , , heldLast] = await wrong(held, 6);
    const [first, , , , fifth, freeLast] = await wrong(free, 6);
    expect([first?.status, fifth?.status]).toEqual([401, 401]);
    const seen = (answer: Answer | undefined) => {
      const { correlationId: _, ...problem } = answer?.json<{ correlationId: string }>() ?? {};
      const headers = Object.fromEntries(answer?.headers ?? []);
      for (const name of ['date', 'x-correlation-id', 'retry-after']) delete headers[name];
      return { status: answer?.status, problem, headers };
    };
    expect(seen(freeLast)).toEqual(seen(heldLast));
    expect(seen(freeLast).status).toBe(429);
    const rows = await account.query<{ registration_id: string | null }>('select * from login_throttle');
    expect(new Set(rows.map(({ registration_id }) => registration_id))).toEqual(new Set([null]));
    expect(JSON.stringify(rows)).not.toContain(known.nik);
  });

  it('counts the NIK and the registration number each by itself', async () => {
    const { nik, registrationNumber } = await owner(account);
    await wrong({ nik }, 5);
    expect((await login(account, { registrationNumber })).status).toBe(200);
    expect((await login(account, { nik })).status).toBe(429);
  });

  it('evaluates five of fifty at once', async () => {
    const { nik } = await owner(account);
    const answers = await Promise.all(Array.from({ length: 50 }, () => login(account, { nik }, WRONG)));
    const found = statuses(answers);
    expect(found.filter((status) => status === 401)).toHaveLength(5);
    expect(found.filter((status) => status === 429)).toHaveLength(45);
  });
});

describe('a browser that once logged in', () => {
  it('cannot be locked out by strangers', async () => {
    const known = await owner(account);
    await wrong({ nik: known.nik }, 6);
    expect((await login(account, { nik: known.nik })).status).toBe(429);
    // The browser in which the draft was made, and one that logged in later.
    expect((await login(account, { nik: known.nik }, { browser: device(known) })).status).toBe(200);
    await account.database.shiftClock(61);
    const later = await signedIn(account, known);
    await wrong({ nik: known.nik }, 6);
    expect((await login(account, { nik: known.nik }, { browser: device(later) })).status).toBe(200);
  });

  it('has five tries of its own, and strangers theirs', async () => {
    const known = await owner(account);
    const answers = await wrong({ nik: known.nik }, 6, device(known));
    expect(statuses(answers)).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await login(account, { nik: known.nik })).status).toBe(200);
  });

  it('is known by a cookie of a year that no script reads, and of which only a fingerprint is stored', async () => {
    const known = await owner(account);
    const answer = await signedIn(account, known);
    const line = answer.headers.getSetCookie().find((cookie) => cookie.startsWith(DEVICE_COOKIE));
    expect(line).toMatch(
      /^__Host-daftar-device=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const stored = JSON.stringify(await account.query('select * from device'));
    expect(stored).not.toContain(answer.cookies[DEVICE_COOKIE]);
  });

  it('keeps its token, and stays known to everybody who shares it', async () => {
    const [mother, daughter] = [await owner(account), await owner(account)];
    const first = await login(account, { nik: mother.nik }, { browser: device(mother) });
    expect(device(first)).toEqual(device(mother));
    const second = await login(account, { nik: daughter.nik }, { browser: device(mother) });
    expect(device(second)).not.toEqual(device(mother));
    await wrong({ nik: mother.nik }, 6);
    await wrong({ nik: daughter.nik }, 6);
    expect((await login(account, { nik: mother.nik }, { browser: device(second) })).status).toBe(200);
    expect((await login(account, { nik: daughter.nik }, { browser: device(second) })).status).toBe(200);
    // Whoever left the token in that browser does not come to be known for the others.
    expect((await login(account, { nik: daughter.nik }, { browser: device(mother) })).status).toBe(429);
  });

  it.each([
    ['that nobody gave', () => randomBytes(32).toString('base64url')],
    ['of another form', () => `x${randomBytes(64).toString('base64url')}`],
    ['with a quote', () => `'${randomBytes(31).toString('base64url')}`],
  ])('is a stranger with a token %s', async (_, token) => {
    const { nik } = await owner(account);
    await wrong({ nik }, 5);
    expect((await login(account, { nik }, { browser: { [DEVICE_COOKIE]: token() } })).status).toBe(429);
  });

  it('is a stranger with the token of another registration', async () => {
    const [one, other] = [await owner(account), await owner(account)];
    await wrong({ nik: one.nik }, 5);
    expect((await login(account, { nik: one.nik }, { browser: device(other) })).status).toBe(429);
  });
});

describe('a finished reset', () => {
  it('ends every wait, and lets the browser that did it in although strangers go on', async () => {
    const known = await owner(account);
    await wrong({ nik: known.nik }, 6);
    await wrong({ registrationNumber: known.registrationNumber }, 6);
    const done = await reset(account, known);
    expect(done.status).toBe(204);
    await wrong({ nik: known.nik }, 6);
    const mine = { password: NEW_PASSWORD, browser: device(done) };
    expect((await login(account, { nik: known.nik }, mine)).status).toBe(200);
    const { registrationNumber } = known;
    expect((await login(account, { registrationNumber }, { password: NEW_PASSWORD })).status).toBe(200);
  });

  it('forgets the browsers from before', async () => {
    const known = await owner(account);
    await reset(account, known);
    await wrong({ nik: known.nik }, 5);
    const before = { password: NEW_PASSWORD, browser: device(known) };
    expect((await login(account, { nik: known.nik }, before)).status).toBe(429);
  });
});

describe('the password of somebody who is logged in', () => {
  it('is throttled like a login', async () => {
    const known = await owner(account);
    const change = (currentPassword: string) =>
      account.call('/api/v1/registrations/me/password', {
        method: 'PUT',
        cookies: session(known),
        body: { currentPassword, newPassword: NEW_PASSWORD },
      });
    for (let n = 0; n < 5; n++) expect(problemOf(await change(WRONG.password))).toEqual([403, 'password-wrong']);
    expect(problemOf(await change(PASSWORD))).toEqual([429, 'login-throttled']);
  });
});

describe('more passwords than the cores can hash', () => {
  const passwords = () => account.running.app.get(Argon2Passwords);

  /** Whoever gets through is followed by another, so that the queue stays full until the end. */
  function crowd(): { leaves(): Promise<unknown> } {
    let isOver = false;
    const one = async () => {
      while (!isOver) {
        const through = await passwords()
          .matches(undefined, WRONG.password)
          .catch(() => 'refused');
        if (through === 'refused') return;
      }
    };
    const all = Promise.all(Array.from({ length: 1_000 }, one));
    return {
      leaves: () => {
        isOver = true;
        return all;
      },
    };
  }

  it('put logins off with 503 and Retry-After, lock nobody out, and are answered again afterwards', async () => {
    const { nik } = await owner(account);
    const others = crowd();
    const names = [...Array(4).fill({ nik }), ...Array.from({ length: 6 }, () => ({ nik: drawNik() }))];
    const putOff = await Promise.all(names.map((name) => login(account, name)));
    await others.leaves();
    for (const answer of putOff) {
      expect(problemOf(answer)).toEqual([503, 'too-busy']);
      expect(retryAfter(answer)).toBeGreaterThan(0);
    }
    expect(statuses(await wrong({ nik }, 4))).toEqual(Array(4).fill(401));
    expect((await login(account, { nik })).status).toBe(200);
  });
});

describe('old tries and browsers', () => {
  it('are deleted', async () => {
    const { nik } = await owner(account);
    await wrong({ nik }, 5);
    expect((await account.post(SESSIONS, { nik, password: PASSWORD })).status).toBe(429);
    await account.database.shiftClock(367 * 86_400);
    const worker = await account.startWorker();
    try {
      for (const table of ['login_throttle', 'device'])
        await eventually(async () => (await account.query(`select 1 from ${table}`)).length === 0);
    } finally {
      await worker.stop();
    }
  });
});
