import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import type { RunningService } from '#runtime';
import { SESSION_COOKIE } from '#runtime';
import { REFRESH_COOKIE } from '../src/in/http/session-cookies.js';
import { audit, isSignedIn, login, owner, problemOf, SESSIONS, sessionIdIn, signedIn } from './access.js';
import { AccountFixture, jwk, refreshToken, session } from './account.fixture.js';
import { PASSWORD } from './applicants.js';
import type { Answer } from './http.js';

interface Shown {
  readonly sessionId: string;
  readonly startedAt: string;
  readonly lastUsedAt: string;
  readonly current: boolean;
  readonly device: string;
}

const PHONE =
  'Mozilla/5.0 (Linux; Android 14; SM-A146B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';
const REFRESH = `${SESSIONS}/refresh`;

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());
afterEach(() => account.database.shiftClock(0));

type Cookies = { cookies: Record<string, string> };
const list = async (of: Cookies, headers = {}) =>
  (await account.call(SESSIONS, { cookies: session(of), headers })).json<{ sessions: Shown[] }>().sessions;
const end = (of: Cookies, path: string) =>
  account.call(`${SESSIONS}${path}`, { method: 'DELETE', cookies: session(of) });
const tokenOf = ({ cookies }: Cookies) => cookies[REFRESH_COOKIE] ?? '';
const refresh = (token: string) => account.post(REFRESH, undefined, { cookies: refreshToken(token) });

describe('GET /sessions', () => {
  it('shows where one is logged in, the last used first, and nothing of the browser but its family', async () => {
    const known = await owner(account);
    const phone = await login(account, { nik: known.nik }, { userAgent: PHONE });
    const sessions = await list(phone);
    expect(sessions).toEqual([
      {
        sessionId: sessionIdIn(phone),
        startedAt: expect.stringMatching(/Z$/),
        lastUsedAt: expect.stringMatching(/Z$/),
        current: true,
        device: 'Chrome di Android',
      },
      expect.objectContaining({ sessionId: sessionIdIn(known), current: false, device: 'Perangkat tidak dikenal' }),
    ]);
    expect((await list(phone, { 'accept-language': 'en' }))[0]?.device).toBe('Chrome on Android');
    const stored = await account.query('select * from session where session_id = $1', [sessionIdIn(phone)]);
    expect(stored).toMatchObject([{ browser: 'Chrome', system: 'Android' }]);
    expect(JSON.stringify(stored)).not.toMatch(/SM-A146B|131\.|Mozilla/);
  });

  it('leaves out what has ended, by itself or not, and needs a session that has not', async () => {
    const known = await owner(account);
    const second = await signedIn(account, known);
    await account.call(`${SESSIONS}/current`, { method: 'DELETE', cookies: second.cookies });
    expect((await list(known)).map(({ sessionId }) => sessionId)).toEqual([sessionIdIn(known)]);
    // Its token speaks for ten minutes more elsewhere, and not here.
    expect(problemOf(await account.call(SESSIONS, { cookies: session(second) }))).toEqual([401, 'not-signed-in']);
    await account.database.shiftClock(25 * 3_600);
    const fresh = await signedIn(account, known);
    expect((await list(fresh)).map(({ sessionId }) => sessionId)).toEqual([sessionIdIn(fresh)]);
    expect(problemOf(await account.call(SESSIONS, { cookies: session(known) }))).toEqual([401, 'not-signed-in']);
  });
});

describe('DELETE /sessions/:sessionId', () => {
  it('logs that device out at once, and is fine twice', async () => {
    const known = await owner(account);
    const other = await signedIn(account, known);
    for (let n = 0; n < 2; n++) expect((await end(known, `/${sessionIdIn(other)}`)).status).toBe(204);
    expect([await isSignedIn(account, other), await isSignedIn(account, known)]).toEqual([false, true]);
    expect((await refresh(tokenOf(other))).status).toBe(401);
    expect(
      (await audit(account, known.registrationId)).filter(({ action }) => action === 'session.ended'),
    ).toHaveLength(1);
  });

  it('logs this device out too, with its cookies', async () => {
    const known = await owner(account);
    const answer = await end(known, `/${sessionIdIn(known)}`);
    expect([answer.status, answer.cookies]).toEqual([204, { [SESSION_COOKIE]: '', [REFRESH_COOKIE]: '' }]);
    expect(await isSignedIn(account, known)).toBe(false);
  });

  it('does not find the session of somebody else, and does not end it', async () => {
    const [one, other] = [await owner(account), await owner(account)];
    expect(problemOf(await end(one, `/${sessionIdIn(other)}`))).toEqual([404, 'session-unknown']);
    expect(problemOf(await end(one, `/${randomUUID()}`))).toEqual([404, 'session-unknown']);
    expect(problemOf(await end(one, '/1'))).toEqual([400, 'invalid-request', ' wrong-format']);
    expect(await isSignedIn(account, other)).toBe(true);
  });
});

describe('DELETE /sessions', () => {
  it('logs every other device out, and this one stays', async () => {
    const known = await owner(account);
    const others = [await signedIn(account, known), await signedIn(account, known)];
    expect((await end(known, '')).status).toBe(204);
    expect(await Promise.all(others.map((one) => isSignedIn(account, one)))).toEqual([false, false]);
    expect(await isSignedIn(account, known)).toBe(true);
    expect((await refresh(tokenOf(known))).status).toBe(200);
  });
});

describe('a refresh token', () => {
  it('that was replaced long ago ends the session: two hold it', async () => {
    const first = await signedIn(account, await owner(account));
    let last: Cookies = first;
    for (const minutes of [10, 20, 30]) {
      await account.database.shiftClock(minutes * 60);
      last = await refresh(tokenOf(last));
    }
    await account.database.shiftClock(32 * 60);
    expect((await refresh(tokenOf(first))).status).toBe(401);
    expect((await refresh(tokenOf(last))).status).toBe(401);
    const { sub } = JSON.parse(
      Buffer.from((first.cookies[SESSION_COOKIE] ?? '').split('.')[1] ?? '', 'base64url').toString(),
    ) as { sub: string };
    expect((await audit(account, sub)).at(-1)).toEqual({ action: 'session.token-reused', actor: 'account' });
  });

  it('of another tab that was overtaken twice within the grace is refused, and ends nothing', async () => {
    const first = await signedIn(account, await owner(account));
    const second = await refresh(tokenOf(first));
    const third = await refresh(tokenOf(second));
    expect((await refresh(tokenOf(first))).status).toBe(401);
    expect((await refresh(tokenOf(third))).status).toBe(200);
  });

  it('serves two tabs that race through several renewals', async () => {
    let current: Cookies = await signedIn(account, await owner(account));
    for (let round = 1; round <= 5; round++) {
      await account.database.shiftClock(round * 600);
      const [one, other] = await Promise.all([refresh(tokenOf(current)), refresh(tokenOf(current))]);
      expect([one.status, other.status, tokenOf(one) === tokenOf(other)]).toEqual([200, 200, true]);
      current = one;
    }
  });

  it('made up for a family that somebody else knows gives nothing', async () => {
    const known = await signedIn(account, await owner(account));
    const [family = ''] = tokenOf(known).split('.');
    for (const token of [
      `${family}.${'A'.repeat(43)}`,
      family,
      `${family}.`,
      `.${tokenOf(known)}`,
      `${tokenOf(known)}.x`,
    ])
      expect((await refresh(token)).status).toBe(401);
    expect((await refresh(tokenOf(known))).status).toBe(200);
  });
});

describe('the keys of session tokens', () => {
  const [old, next] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  const started: RunningService[] = [];
  const start = async (changes: Parameters<AccountFixture['startAnother']>[0]) => {
    const running = await account.startAnother(changes);
    started.push(running);
    return running;
  };
  const publicOf = (pair: typeof old) => ({
    ...jwk(pair.publicKey),
    kty: 'OKP' as const,
    crv: 'Ed25519' as const,
    x: String(jwk(pair.publicKey).x),
  });
  const show = async (of: Answer, running: RunningService) =>
    (await account.call('/api/v1/registrations/me', { cookies: session(of) }, running)).status;
  const kidOf = (of: Answer) => decodeProtectedHeader(of.cookies[SESSION_COOKIE] ?? '').kid;
  const publishedBy = async (running: RunningService) =>
    (await account.call('/.well-known/jwks.json', {}, running)).json<JSONWebKeySet>().keys;
  afterAll(() => Promise.all(started.map((running) => running.stop())));

  it('are rotated while sessions go on, until the old one is taken out', async () => {
    const { nik } = await owner(account);
    const loginAt = (running: RunningService) =>
      account.call(SESSIONS, { method: 'POST', body: { nik, password: PASSWORD } }, running);
    // The next key is known before anything is signed with it.
    const before = await start({
      SESSION_PRIVATE_KEY: jwk(old.privateKey),
      SESSION_OTHER_PUBLIC_KEYS: [publicOf(next)],
    });
    const signedByOld = await loginAt(before);
    expect((await publishedBy(before)).map(({ kid }) => kid)).toHaveLength(2);
    const after = await start({
      SESSION_PRIVATE_KEY: jwk(next.privateKey),
      SESSION_OTHER_PUBLIC_KEYS: [publicOf(old)],
    });
    const signedByNext = await loginAt(after);
    expect(kidOf(signedByNext)).not.toBe(kidOf(signedByOld));
    expect([await show(signedByOld, after), await show(signedByNext, before)]).toEqual([200, 200]);
    const rotated = await start({ SESSION_PRIVATE_KEY: jwk(next.privateKey) });
    expect([await show(signedByOld, rotated), await show(signedByNext, rotated)]).toEqual([401, 200]);
    expect(await publishedBy(rotated)).toHaveLength(1);
  });

  it('are published once each, by their thumbprint, and never the private half', async () => {
    const running = await start({
      SESSION_PRIVATE_KEY: jwk(next.privateKey),
      SESSION_OTHER_PUBLIC_KEYS: [publicOf(next), publicOf(old)],
    });
    const keys = await publishedBy(running);
    expect(keys).toHaveLength(2);
    for (const key of keys) expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });
});

describe('other parameters of argon2', () => {
  it('are applied to a password at its next login, once', async () => {
    const known = await owner(account);
    const hashOf = async () =>
      (
        await account.query<{ password_hash: string }>(
          'select password_hash from registration where registration_id = $1',
          [known.registrationId],
        )
      )[0]?.password_hash ?? '';
    const [before, version] = [await hashOf(), (await account.me(known)).version];
    const running = await account.startAnother({ ARGON2_MEMORY_KIB: 8_192, ARGON2_PASSES: 3 });
    try {
      const loginThere = (password: string) =>
        account.call(SESSIONS, { method: 'POST', body: { nik: known.nik, password } }, running);
      expect((await loginThere('bukan kata sandinya')).status).toBe(401);
      expect(await hashOf()).toBe(before);
      expect((await loginThere(PASSWORD)).status).toBe(200);
      const after = await hashOf();
      expect(after).toMatch(/^\$argon2id\$v=19\$m=8192,t=3,p=1\$/);
      expect((await loginThere(PASSWORD)).status).toBe(200);
      expect(await hashOf()).toBe(after);
      expect((await account.me(known)).version).toBe(version);
    } finally {
      await running.stop();
    }
  });
});
