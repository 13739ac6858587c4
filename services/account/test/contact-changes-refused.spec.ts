import { randomUUID } from 'node:crypto';
import { contactChallengeIssued, contactChallengeRevoked } from '#contracts';
import {
  CHANGES,
  drawEmail,
  drawPhone,
  finish,
  login,
  ME,
  NEW_PASSWORD,
  type Owner,
  owner,
  problemOf,
  RESETS,
  receiptFor,
  reset,
  signedIn,
} from './access.js';
import { AccountFixture, session } from './account.fixture.js';
import { PASSWORD } from './applicants.js';
import { changing, wish } from './changing.js';

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());
afterEach(() => account.database.shiftClock(0));

const NOT_PROVEN = [403, 'change-not-proven'];
const { begin, step, begun, challenge, authorised, changed } = changing(() => account);

describe('a change without its proofs', () => {
  it('cannot go on in another browser, even with the right receipts and a session', async () => {
    const known = await owner(account);
    const elsewhere = await signedIn(account, known);
    const first = await begun(known, 'sms', drawPhone());
    const receipt = await receiptFor(await challenge(first, 0));
    const without = await account.call(`${CHANGES}/current/authorisation`, {
      method: 'PUT',
      cookies: session(elsewhere),
      body: { receipt },
    });
    expect(problemOf(without)).toEqual(NOT_PROVEN);
    const another = await owner(account);
    expect(problemOf(await step(another, first, 'authorisation', receipt))).toEqual(NOT_PROVEN);
  });

  it('does not take the second step first, nor the proof of one contact for the other', async () => {
    const known = await owner(account);
    const first = await begun(known, 'sms', drawPhone());
    const agree = await challenge(first, 0);
    expect(problemOf(await step(known, first, 'proof', await receiptFor(agree)))).toEqual(NOT_PROVEN);
    const other = { contactId: known.sms };
    expect(problemOf(await step(known, first, 'authorisation', await receiptFor(agree, other)))).toEqual(NOT_PROVEN);
    await step(known, first, 'authorisation', await receiptFor(agree));
    expect(problemOf(await step(known, first, 'proof', await receiptFor(agree)))).toEqual(NOT_PROVEN);
    expect((await account.me(known)).contacts).toMatchObject([{}, { contactId: known.sms }]);
  });

  it.each<[string, (other: Owner) => Record<string, unknown>]>([
    ['for a reset', () => ({ purpose: 'reset' })],
    ['of another registration', ({ registrationId }) => ({ registrationId })],
    ['of another handle', () => ({ handle: 'cd'.repeat(32) })],
    ['that has expired', () => ({ exp: Math.floor(Date.now() / 1_000) - 1 })],
  ])('does not take a receipt %s', async (_, changes) => {
    const [known, other] = [await owner(account), await owner(account)];
    const first = await authorised(known, 'sms', drawPhone());
    const receipt = await receiptFor(await challenge(first, 1), changes(other));
    expect(problemOf(await step(known, first, 'proof', receipt))).toEqual(NOT_PROVEN);
  });

  it('does not take the receipt of a reset that the same person asked for', async () => {
    const known = await owner(account);
    const first = await begun(known, 'sms', drawPhone());
    const asked = await account.post(RESETS, { nik: known.nik, channel: 'email' });
    const receipt = await receiptFor(await challenge(asked, 0));
    expect(problemOf(await step(known, first, 'authorisation', receipt))).toEqual(NOT_PROVEN);
    expect(problemOf(await step(known, asked, 'authorisation', receipt))).toEqual(NOT_PROVEN);
  });

  it('is over after half an hour, each step for itself', async () => {
    const known = await owner(account);
    const first = await authorised(known, 'sms', drawPhone());
    const prove = await challenge(first, 1);
    await account.database.shiftClock(31 * 60);
    const at = new Date(Date.now() + 31 * 60_000);
    expect(problemOf(await step(known, first, 'proof', await receiptFor(prove, {}, { at })))).toEqual(NOT_PROVEN);
  });

  it('is over once the password was reset, and the reset of a contact once that was changed', async () => {
    const known = await owner(account);
    const first = await begun(known, 'sms', drawPhone());
    const agree = await challenge(first, 0);
    await reset(account, known);
    const inside = await signedIn(account, known, NEW_PASSWORD);
    expect(problemOf(await step(inside, first, 'authorisation', await receiptFor(agree)))).toEqual(NOT_PROVEN);

    const another = await owner(account);
    const asked = await account.post(RESETS, { nik: another.nik, channel: 'email' });
    const receipt = await receiptFor(await challenge(asked, 0));
    expect((await changed(another, 'email', drawEmail())).status).toBe(200);
    expect(problemOf(await finish(account, asked, [receipt]))).toEqual([403, 'reset-not-proven']);
  });

  it('needs a session that has not ended', async () => {
    const known = await owner(account);
    const other = await signedIn(account, known);
    const first = await begun(known, 'sms', drawPhone());
    const receipt = await receiptFor(await challenge(first, 0));
    await account.call('/api/v1/sessions', { method: 'DELETE', cookies: session(other) });
    expect(problemOf(await begin(known, wish('sms', drawPhone())))).toEqual([401, 'not-signed-in']);
    for (const name of ['authorisation', 'proof'] as const)
      expect(problemOf(await step(known, first, name, receipt))).toEqual([401, 'not-signed-in']);
    expect(problemOf(await begin({ cookies: {} }, wish('sms', drawPhone())))).toEqual([401, 'not-signed-in']);
  });
});

describe('a change that cannot be begun', () => {
  it('is one of a contact that is not proven, of a draft, and of what has ended', async () => {
    const verified = await owner(account, { until: 'verified' });
    expect(problemOf(await begin(verified, wish('sms', drawPhone())))).toEqual([409, 'contact-not-proven']);
    const draft = await account.draft();
    expect(problemOf(await begin(draft, wish('sms', drawPhone())))).toEqual([409, 'contact-not-awaited']);
    const ended = await owner(account);
    await account.post(`${ME}/withdrawal`, { password: PASSWORD }, { cookies: session(ended) });
    expect(problemOf(await begin(ended, wish('sms', drawPhone())))).toEqual([409, 'registration-cancelled']);
  });

  it('is a wrong password, throttled like a login', async () => {
    const known = await owner(account);
    const wanted = wish('sms', drawPhone(), 'bukan kata sandinya');
    for (let n = 0; n < 5; n++) expect(problemOf(await begin(known, wanted))).toEqual([403, 'password-wrong']);
    expect(problemOf(await begin(known, { ...wanted, password: PASSWORD }))).toEqual([429, 'login-throttled']);
    expect((await login(account, { registrationNumber: known.registrationNumber })).status).toBe(429);
  });

  it('is the fourth of a day', async () => {
    const known = await owner(account);
    for (let n = 0; n < 3; n++) await begun(known, 'sms', drawPhone());
    const refused = await begin(known, wish('email', drawEmail()));
    expect(problemOf(refused)).toEqual([429, 'correction-limit']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('needs an Idempotency-Key', async () => {
    const known = await owner(account);
    const answer = await account.post(CHANGES, wish('sms', drawPhone()), { cookies: session(known) });
    expect(problemOf(answer)).toEqual([400, 'idempotency-key-missing']);
  });

  it.each([
    ['nothing', () => undefined, [' required']],
    ['an empty object', () => ({}), ['/channel required', '/value required', '/password required']],
    ['an address that cannot be', () => wish('email', 'siti@'), ['/value email-format']],
    ['a number of another country', () => wish('sms', '+65 9123 4567'), ['/value phone-format']],
    ['an address for a number', () => wish('sms', 'siti@example.id'), ['/value phone-format']],
    ['a line break', () => wish('email', 'a@example.id\r\nBcc: b@example.id'), ['/value email-format']],
    ['another channel', () => wish('post' as 'sms', 'x'), ['/channel not-a-choice']],
    ['the present one', (known: Owner) => wish('sms', known.phone), ['/value contact-same']],
  ])('is %s', async (_, wanted, fields) => {
    const known = await owner(account);
    expect(problemOf(await begin(known, wanted(known)))).toEqual([400, 'invalid-request', ...fields]);
  });
});

describe('somebody who says "not mine" of a code to get back in', () => {
  it('goes on to be told: the contact stays theirs', async () => {
    const known = await owner(account);
    const [reg, challengeId] = [known.registrationId, randomUUID()];
    const issued = { registrationId: reg, contactId: known.email, challengeId, channel: 'email', purpose: 'reset' };
    await account.hear(contactChallengeIssued, issued);
    await account.hear(contactChallengeRevoked, { registrationId: reg, challengeId, reason: 'not-mine' });
    await reset(account, known);
    const told = (await account.notices(reg)).filter(({ template }) => template === 'password-changed');
    expect(told.map(({ recipient }) => recipient)).toContain(known.emailAddress);
  });
});
