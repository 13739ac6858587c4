import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { SESSION_COOKIE } from '#runtime';
import { DEVICE_COOKIE, HANDLE_COOKIE } from '../src/in/http/browser-cookies.js';
import {
  audit,
  challengesOf,
  drawPhone,
  finish,
  isSignedIn,
  login,
  ME,
  NEW_PASSWORD,
  type Owner,
  owner,
  problemOf,
  RESETS,
  receiptFor,
  recipientOf,
  reset,
  signedIn,
} from './access.js';
import { AccountFixture, session } from './account.fixture.js';
import { PASSWORD } from './applicants.js';
import type { Answer } from './http.js';

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());
afterEach(() => account.database.shiftClock(0));

const NOT_PROVEN = [403, 'reset-not-proven'];
const DAY = 86_400;
const ask = (nik: string, channel: 'email' | 'sms' = 'email') => account.post(RESETS, { nik, channel });
const askedBy = async (known: Owner, channel: 'email' | 'sms' = 'email') => {
  const asked = await ask(known.nik, channel);
  const [challenge] = await challengesOf(account, asked);
  if (!challenge) throw new Error('nothing was asked');
  return { asked, challenge };
};
const put = (body: unknown, cookies: Record<string, string>) =>
  account.call(`${RESETS}/current`, { method: 'PUT', cookies, body });

describe('PUT /password-resets/current', () => {
  it('sets the password, logs everybody out, and tells every proven contact', async () => {
    const known = await owner(account);
    const other = await signedIn(account, known);
    const done = await reset(account, known);
    expect([done.status, done.text]).toEqual([204, '']);
    expect([done.cookies[HANDLE_COOKIE], done.cookies[SESSION_COOKIE]]).toEqual(['', '']);
    expect(await Promise.all([known, other].map((one) => isSignedIn(account, one)))).toEqual([false, false]);
    expect((await login(account, { nik: known.nik })).status).toBe(401);
    expect((await login(account, { nik: known.nik }, { password: NEW_PASSWORD })).status).toBe(200);
    const told = (await account.notices(known.registrationId)).filter(
      ({ template }) => template === 'password-changed',
    );
    expect(told.map(({ recipient }) => recipient).sort()).toEqual([known.phone, known.emailAddress].sort());
    expect((await audit(account, known.registrationId)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['reset.requested', 'password.reset']),
    );
  });

  it('cannot be finished by another browser, even with the right receipt', async () => {
    const known = await owner(account);
    const { challenge } = await askedBy(known);
    const receipt = await receiptFor(challenge);
    const elsewhere = await ask(known.nik);
    expect(problemOf(await finish(account, elsewhere, [receipt]))).toEqual(NOT_PROVEN);
    expect(problemOf(await put({ receipts: [receipt], password: NEW_PASSWORD }, {}))).toEqual(NOT_PROVEN);
    for (const secret of [randomBytes(32).toString('base64url'), 'x', '', `${challenge.handle}`, 'a'.repeat(5_000)])
      expect(
        problemOf(await put({ receipts: [receipt], password: NEW_PASSWORD }, { [HANDLE_COOKIE]: secret })),
      ).toEqual(NOT_PROVEN);
    expect((await login(account, { nik: known.nik })).status).toBe(200);
  });

  it('takes neither of two handles that somebody put beside each other', async () => {
    const [known, attacker] = [await owner(account), await owner(account)];
    const [mine, theirs] = [await askedBy(known), await askedBy(attacker)];
    const both = `${HANDLE_COOKIE}=${theirs.asked.cookies[HANDLE_COOKIE]}; ${HANDLE_COOKIE}=${mine.asked.cookies[HANDLE_COOKIE]}`;
    const answer = await account.call(`${RESETS}/current`, {
      method: 'PUT',
      headers: { cookie: both },
      body: {
        receipts: [await receiptFor(mine.challenge), await receiptFor(theirs.challenge)],
        password: NEW_PASSWORD,
      },
    });
    expect(problemOf(answer)).toEqual(NOT_PROVEN);
  });

  it.each<[string, (mine: Owner, other: Owner) => Record<string, unknown>]>([
    ['of another registration', (_, other) => ({ registrationId: other.registrationId })],
    ['of the contact of another', (_, other) => ({ contactId: other.email })],
    ['of a contact that was not asked', (mine) => ({ contactId: mine.sms })],
    ['for another purpose', () => ({ purpose: 'change' })],
    ['for no purpose', () => ({ purpose: 'login' })],
    ['of another handle', () => ({ handle: 'ab'.repeat(32) })],
    ['that has expired', () => ({ iat: secondsAgo(60), exp: secondsAgo(1) })],
    ['of more than half an hour ago', () => ({ iat: secondsAgo(31 * 60), exp: secondsAgo(-600) })],
    ['from the future', () => ({ iat: secondsAgo(-600), exp: secondsAgo(-2_400) })],
    ['without its time', () => ({ iat: undefined })],
    ['by another issuer', () => ({ iss: 'urn:daftar:account' })],
  ])('refuses a receipt %s', async (_, changes) => {
    const [mine, other] = [await owner(account), await owner(account)];
    const { asked, challenge } = await askedBy(mine);
    const receipt = await receiptFor(challenge, changes(mine, other));
    expect(problemOf(await finish(account, asked, [receipt]))).toEqual(NOT_PROVEN);
    expect((await finish(account, asked, [await receiptFor(challenge)])).status).toBe(204);
  });

  it('refuses a receipt that is forged, of another type, or none', async () => {
    const { asked, challenge } = await askedBy(await owner(account));
    const right = await receiptFor(challenge);
    const [header = '', payload = '', signature = ''] = right.split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'contact-receipt' })).toString('base64url');
    const forged = [
      await receiptFor(challenge, {}, { signer: generateKeyPairSync('ed25519').privateKey }),
      await receiptFor(challenge, {}, { typ: 'document-receipt' }),
      await receiptFor(challenge, {}, { typ: 'JWT' }),
      `${none}.${payload}.`,
      `${none}.${payload}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      `${header}.${payload}`,
      'kode 123456',
      '../../etc/passwd',
    ];
    for (const receipt of forged) {
      expect(problemOf(await finish(account, asked, [receipt]))).toEqual(NOT_PROVEN);
      expect(problemOf(await finish(account, asked, [right, receipt]))).toEqual(NOT_PROVEN);
    }
    expect((await finish(account, asked, [right])).status).toBe(204);
  });

  it('takes a receipt once, also of twenty at the same time', async () => {
    const known = await owner(account);
    const { asked, challenge } = await askedBy(known);
    const receipt = await receiptFor(challenge);
    const passwords = Array.from({ length: 20 }, (_, n) => `bebek nomor ${n} di kolam`);
    const answers = await Promise.all(passwords.map((password) => finish(account, asked, [receipt], password)));
    const won = answers.flatMap(({ status }, n) => (status === 204 ? [passwords[n] ?? ''] : []));
    expect(won).toHaveLength(1);
    expect(problemOf(await finish(account, asked, [receipt]))).toEqual(NOT_PROVEN);
    expect(problemOf(await finish(account, asked, [await receiptFor(challenge)]))).toEqual(NOT_PROVEN);
    expect((await login(account, { nik: known.nik }, { password: won[0] })).status).toBe(200);
  });

  it('ends every other reset that was asked for', async () => {
    const known = await owner(account);
    const [one, other] = [await askedBy(known), await askedBy(known, 'sms')];
    expect((await finish(account, one.asked, [await receiptFor(one.challenge)])).status).toBe(204);
    expect(problemOf(await finish(account, other.asked, [await receiptFor(other.challenge)]))).toEqual(NOT_PROVEN);
  });

  it('is over after half an hour', async () => {
    const { asked, challenge } = await askedBy(await owner(account));
    await account.database.shiftClock(31 * 60);
    const fresh = { at: new Date(Date.now() + 31 * 60_000) };
    expect(problemOf(await finish(account, asked, [await receiptFor(challenge, {}, fresh)]))).toEqual(NOT_PROVEN);
  });

  it('is nobody’s once the registration has ended', async () => {
    const ended = await owner(account);
    const { asked, challenge } = await askedBy(ended);
    await account.query(
      `update registration set state = 'cancelled', cancelled_at = now(), cancel_reason = 'withdrawn'
      where registration_id = $1`,
      [ended.registrationId],
    );
    expect(problemOf(await finish(account, asked, [await receiptFor(challenge)]))).toEqual(NOT_PROVEN);
  });

  it('keeps the receipt where the password cannot be chosen', async () => {
    const known = await owner(account);
    const { asked, challenge } = await askedBy(known);
    const receipts = [await receiptFor(challenge)];
    const refusals = [
      ['pendek', '/password password-too-short'],
      ['password1234', '/password password-common'],
      [`nik ${known.nik} saya`, '/password password-personal-nik'],
      [`${known.emailAddress.split('@')[0]} oke`, '/password password-personal-contact'],
    ] as const;
    for (const [password, field] of refusals)
      expect(problemOf(await finish(account, asked, receipts, password))).toEqual([400, 'invalid-request', field]);
    expect((await finish(account, asked, receipts)).status).toBe(204);
  });

  it.each([
    ['nothing', undefined, [' required']],
    ['no receipts', { password: NEW_PASSWORD }, ['/receipts required']],
    ['an empty list', { receipts: [], password: NEW_PASSWORD }, ['/receipts too-short']],
    ['too many', { receipts: ['a', 'b', 'c'], password: NEW_PASSWORD }, ['/receipts too-long']],
    ['a huge one', { receipts: ['a'.repeat(5_000)], password: NEW_PASSWORD }, ['/receipts/0 too-long']],
    ['an object', { receipts: [{ alg: 'none' }], password: NEW_PASSWORD }, ['/receipts/0 wrong-type']],
  ])('refuses %s', async (_, body, fields) => {
    expect(problemOf(await put(body, {}))).toEqual([400, 'invalid-request', ...fields]);
  });
});

describe('a contact that families share', () => {
  it('resets only together with one of the own, with both receipts', async () => {
    const phone = drawPhone();
    const [mother, daughter] = [await owner(account, { phone }), await owner(account, { phone })];
    const asked = await ask(mother.nik, 'sms');
    expect(asked.json()).toEqual({ channel: 'sms', resendAfterSeconds: 60 });
    const challenges = await challengesOf(account, asked);
    expect(challenges.map(recipientOf).sort()).toEqual([phone, mother.emailAddress].sort());
    const receipts = await Promise.all(challenges.map((challenge) => receiptFor(challenge)));
    for (const alone of receipts) expect(problemOf(await finish(account, asked, [alone]))).toEqual(NOT_PROVEN);
    const [first = ''] = receipts;
    expect(problemOf(await finish(account, asked, [first, first]))).toEqual(NOT_PROVEN);
    expect((await finish(account, asked, receipts)).status).toBe(204);
    expect((await login(account, { nik: daughter.nik })).status).toBe(200);
  });

  it('is none of the matter where the own one is asked for', async () => {
    const phone = drawPhone();
    const mother = await owner(account, { phone });
    await owner(account, { phone });
    const challenges = await challengesOf(account, await ask(mother.nik, 'email'));
    expect(challenges.map(recipientOf)).toEqual([mother.emailAddress]);
  });

  it('counts as the own one while the others have not proven it, or have ended', async () => {
    const phone = drawPhone();
    const mother = await owner(account, { phone });
    await owner(account, { phone, until: 'verified' });
    const ended = await owner(account, { phone });
    await account.query(
      `update registration set state = 'cancelled', cancelled_at = now(), cancel_reason = 'withdrawn'
      where registration_id = $1`,
      [ended.registrationId],
    );
    const challenges = await challengesOf(account, await ask(mother.nik, 'sms'));
    expect(challenges.map(recipientOf)).toEqual([phone]);
  });
});

describe('for 24 hours after a reset', () => {
  it('contacts cannot be changed and nothing be withdrawn, and then they can', async () => {
    const known = await owner(account);
    await reset(account, known);
    const inside = await signedIn(account, known, NEW_PASSWORD);
    const change = (of: Answer) =>
      account.post(
        `${ME}/contact-changes`,
        { channel: 'sms', value: drawPhone(), password: NEW_PASSWORD },
        { cookies: session(of), headers: { 'idempotency-key': randomUUID() } },
      );
    const withdraw = (of: Answer) =>
      account.post(`${ME}/withdrawal`, { password: NEW_PASSWORD }, { cookies: session(of) });
    for (const refused of [await change(inside), await withdraw(inside)]) {
      expect(problemOf(refused)).toEqual([409, 'recently-reset']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(DAY - 600);
    }
    await account.database.shiftClock(DAY + 60);
    const later = await signedIn(account, known, NEW_PASSWORD);
    expect((await change(later)).status).toBe(202);
    expect((await withdraw(later)).status).toBe(200);
  });
});

describe('a reset by somebody whose browser was never seen', () => {
  it('leaves a browser that is known, and no session', async () => {
    const known = await owner(account);
    const done = await reset(account, known);
    expect(Object.keys(done.cookies)).toContain(DEVICE_COOKIE);
    expect(done.cookies[DEVICE_COOKIE]).toMatch(/^[\w-]{43}$/);
    expect(
      await account.query('select 1 from session where registration_id = $1 and ended_at is null', [
        known.registrationId,
      ]),
    ).toEqual([]);
    expect((await login(account, { nik: known.nik }, { password: PASSWORD })).status).toBe(401);
  });
});

function secondsAgo(seconds: number): number {
  return Math.floor(Date.now() / 1_000) - seconds;
}
