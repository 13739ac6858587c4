import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit, isSignedIn, login, ME, NEW_PASSWORD, owner, problemOf, signedIn } from './access.js';
import { AccountFixture, session } from './account.fixture.js';
import { draftBody, drawNik, PASSWORD } from './applicants.js';
import type { Answer } from './http.js';

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());
afterEach(() => account.database.shiftClock(0));

const change = (of: { cookies: Record<string, string> }, body: unknown): Promise<Answer> =>
  account.call(`${ME}/password`, { method: 'PUT', cookies: session(of), body });
const to = (newPassword: string, currentPassword = PASSWORD) => ({ currentPassword, newPassword });

describe('PUT /registrations/me/password', () => {
  it('sets another password, logs every other device out, and tells every proven contact', async () => {
    const known = await owner(account);
    const other = await signedIn(account, known);
    expect((await change(known, to(NEW_PASSWORD))).status).toBe(204);
    expect([await isSignedIn(account, known), await isSignedIn(account, other)]).toEqual([true, false]);
    expect((await login(account, { nik: known.nik })).status).toBe(401);
    expect((await login(account, { nik: known.nik }, { password: NEW_PASSWORD })).status).toBe(200);
    const told = (await account.notices(known.registrationId)).filter(
      ({ template }) => template === 'password-changed',
    );
    expect(told.map(({ recipient }) => recipient).sort()).toEqual([known.phone, known.emailAddress].sort());
    expect((await audit(account, known.registrationId)).map(({ action }) => action)).toContain('password.changed');
    const { entries } = (await account.call(`${ME}/timeline`, { cookies: session(known) })).json<{
      entries: { kind: string }[];
    }>();
    expect(entries.map(({ kind }) => kind)).toContain('password-changed');
  });

  it('is possible for a draft, of which nobody is told', async () => {
    const draft = await account.draft();
    expect((await change(draft, to(NEW_PASSWORD))).status).toBe(204);
    expect(await account.notices(draft.registrationId)).toEqual([]);
    const { registrationNumber } = draft;
    expect((await login(account, { registrationNumber }, { password: NEW_PASSWORD })).status).toBe(200);
  });

  it('refuses a wrong password, and changes nothing', async () => {
    const known = await owner(account);
    expect(problemOf(await change(known, to(NEW_PASSWORD, 'bukan kata sandinya')))).toEqual([403, 'password-wrong']);
    expect((await login(account, { nik: known.nik })).status).toBe(200);
  });

  it('refuses the token of a session that has ended', async () => {
    const known = await owner(account);
    const other = await signedIn(account, known);
    await change(known, to(NEW_PASSWORD));
    expect(problemOf(await change(other, to('sebelas kambing di atap', NEW_PASSWORD)))).toEqual([401, 'not-signed-in']);
  });

  it('takes one of two changes at once', async () => {
    const known = await owner(account);
    const other = await signedIn(account, known);
    const passwords = [NEW_PASSWORD, 'sebelas kambing di atap'];
    const answers = await Promise.all([change(known, to(passwords[0] ?? '')), change(other, to(passwords[1] ?? ''))]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    // The other one was logged out, or its password is not the present one any more.
    expect([401, 403, 503]).toContain(statuses.find((status) => status !== 204));
    const winner = passwords[statuses.indexOf(204)] ?? '';
    expect((await login(account, { nik: known.nik }, { password: winner })).status).toBe(200);
  });

  it('does not let a login with the old password in that was under way', async () => {
    const known = await owner(account);
    for (let round = 0; round < 5; round++) {
      const [from, into] = round % 2 === 0 ? [PASSWORD, NEW_PASSWORD] : [NEW_PASSWORD, PASSWORD];
      const current = await signedIn(account, known, from);
      const [changed, entered] = await Promise.all([
        change(current, to(into, from)),
        login(account, { nik: known.nik }, { password: from }),
      ]);
      expect(changed.status).toBe(204);
      if (entered.status === 200) expect(await isSignedIn(account, entered)).toBe(false);
      else expect([401, 503]).toContain(entered.status);
    }
  });

  it('does not count what was right and refused for the new password', async () => {
    const known = await owner(account);
    for (const refused of ['lahir 15 Agustus, 15-08-1995', PASSWORD])
      for (let n = 0; n < 4; n++) expect((await change(known, to(refused))).status).toBe(400);
    expect((await change(known, to(NEW_PASSWORD))).status).toBe(204);
  });

  it.each([
    ['nothing', undefined, ['']],
    ['an empty object', {}, ['/currentPassword required', '/newPassword required']],
    ['a short one', to('pendek'), ['/newPassword password-too-short']],
    ['a common one', to('Password1234!'), ['/newPassword password-common']],
    ['one that counts', to('123456789012'), ['/newPassword password-repeats']],
    ['half a character', to('kuda laut \ud83d suka'), ['/newPassword password-characters']],
    ['a null character', to('kuda laut \u0000 suka'), ['/newPassword password-characters']],
    ['invisible characters', to(`kuda${'\u200b'.repeat(30)}`), ['/newPassword password-too-short']],
    ['the same one', to(PASSWORD), ['/newPassword password-same']],
    ['the same one, spelled otherwise', to('ｋｕｄａ laut suka hujan pagi'), ['/newPassword password-same']],
    ['a number', { currentPassword: PASSWORD, newPassword: 123456789012 }, ['/newPassword wrong-type']],
    ['more than was asked for', { ...to(NEW_PASSWORD), role: 'admin' }, ['/role unknown-field']],
    ['a megabyte', to('x'.repeat(100_000)), ['/newPassword too-long']],
  ])('refuses %s', async (_, body, fields) => {
    const draft = await account.draft();
    const expected = fields[0] === '' ? [400, 'invalid-request', ' required'] : [400, 'invalid-request', ...fields];
    expect(problemOf(await change(draft, body))).toEqual(expected);
  });

  it.each([
    ['the NIK', ({ nik }: { nik: string }) => `nik ${nik} saya`, 'nik'],
    ['the name', () => 'rumah siti di bukit', 'name'],
    ['the phone', () => 'hp 0812 3456 7890 ya', 'contact'],
    ['the birth date', () => 'lahir 15-08-1995 ya', 'birth-date'],
  ])('refuses one that holds %s', async (_, password, part) => {
    const draft = await account.draft();
    expect(problemOf(await change(draft, to(password(draft))))).toEqual([
      400,
      'invalid-request',
      `/newPassword password-personal-${part}`,
    ]);
  });

  it('needs a session', async () => {
    expect(problemOf(await change({ cookies: {} }, to(NEW_PASSWORD)))).toEqual([401, 'not-signed-in']);
  });
});

describe('the policy of passwords', () => {
  const draftWith = (password: string, running = account.running) =>
    account.call(
      '/api/v1/registrations',
      {
        method: 'POST',
        body: { ...draftBody(drawNik()), password },
        headers: { 'idempotency-key': randomUUID() },
      },
      running,
    );

  it('holds for a new draft too', async () => {
    expect(problemOf(await draftWith('siti suka hujan pagi'))).toEqual([
      400,
      'invalid-request',
      '/password password-personal-name',
    ]);
    expect(problemOf(await draftWith('qwertyuiop123'))).toEqual([400, 'invalid-request', '/password password-common']);
  });

  it.each([
    '1qaz2wsx3edc4rfv',
    'sonyericsson',
    'finalfantasy',
    'Chickenwing101',
    'liverpool 190892',
    'Justinbieber-24',
  ])('refuses what is found in leaks: "%s"', async (password) => {
    expect(problemOf(await draftWith(password))).toEqual([400, 'invalid-request', '/password password-common']);
  });

  it('is configuration: the least length, and a list of the operator', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'passwords-'));
    const list = join(folder, 'list.txt');
    writeFileSync(list, 'Kementerian Hebat 2026\r\n\n');
    const running = await account.startAnother({ PASSWORD_MIN_LENGTH: 16, PASSWORD_LIST: list });
    try {
      const short = await draftWith('kuda laut suka', running);
      expect(problemOf(short)).toEqual([400, 'invalid-request', '/password password-too-short']);
      expect(short.text).toContain('paling sedikit 16 karakter');
      expect(problemOf(await draftWith('kementerian hebat 2026', running))).toEqual([
        400,
        'invalid-request',
        '/password password-common',
      ]);
    } finally {
      await running.stop();
      rmSync(folder, { recursive: true });
    }
  });
});
