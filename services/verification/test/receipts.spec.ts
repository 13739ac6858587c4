import { contactChallengeRevoked, registrationCancelled } from '#contracts';
import { OnRegistrationCancelled } from '../src/in/kafka/on-registration-cancelled.js';
import { active, Browser, decoy, read } from './browser.js';
import { otherThan, VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
beforeAll(async () => {
  verification = await VerificationHarness.start({ GRANT_TRIES_PER_DAY: 20 });
});
afterAll(() => verification.stop());
beforeEach(() => verification.setTime(0, 10));

const letter = (registrationId: string, purpose: 'reset' | 'change' = 'reset') =>
  verification.challenge(registrationId, purpose);
const browser = () => new Browser(verification);
const wrong = (triesLeft: number) => ({ status: 422, body: { code: 'code-wrong', triesLeft } });

describe('POST /api/v1/verifications/receipt', () => {
  it('gives a receipt for the right digits, for this browser and this contact alone, and the same one again', async () => {
    const { registrationId, email } = await active(verification);
    const mine = await browser().ask(email);
    const { code } = await letter(registrationId);
    const once = await mine.enter(` ${code.slice(0, 3)} ${code.slice(3)}`);
    expect(once).toMatchObject({ status: 200, body: { purpose: 'reset', done: true } });
    expect(once.headers['cache-control']).toBe('no-store');
    const { header, payload } = await read(verification, once.body.receipts[0]);
    expect(header).toEqual({ alg: 'EdDSA', typ: 'contact-receipt' });
    const { iat = 0, ...said } = payload;
    expect(said).toEqual({
      ...{ iss: 'urn:daftar:verification', handle: mine.handle, registrationId, contactId: email.contactId },
      ...{ purpose: 'reset', jti: expect.any(String), exp: iat + 1_800 },
    });
    await verification.setTime(0, 10, 20);
    expect((await mine.enter(code)).body).toEqual(once.body);
    await verification.setTime(0, 10, 31);
    expect(await mine.enter(code)).toMatchObject({ status: 422, body: { code: 'code-expired' } });
  });

  it('sends the code and no link with it', async () => {
    const { registrationId, email } = await active(verification);
    await browser().ask(email);
    const { event, recipient, name, secrets } = await letter(registrationId);
    expect(secrets).toEqual({ code: expect.stringMatching(/^\d{6}$/) });
    expect(recipient).toBe(email.recipient);
    expect(name).toBe('S*** N********');
    expect(event).toMatchObject({ purpose: 'reset', contactId: email.contactId, channel: 'email', locale: 'id' });
  });

  it('takes the right digits from no other browser, nor without its cookie', async () => {
    const { registrationId, email, cookie } = await active(verification);
    const mine = await browser().ask(email);
    const thief = await browser().ask(decoy());
    const { code } = await letter(registrationId);
    expect(await thief.enter(code)).toMatchObject(wrong(4));
    for (const other of ['', cookie, '__Secure-daftar-handle=short']) {
      const answer = await verification.post('receipt', { code }, { cookie: other });
      expect(answer).toMatchObject({ status: 403, body: { code: 'not-started-here' } });
    }
    expect(await verification.post('code', { code }, { cookie })).toMatchObject({ status: 422 });
    const foreign = { ...mine.headers, origin: 'https://daftar.example' };
    expect(await verification.post('receipt', { code }, foreign)).toMatchObject({ body: { code: 'foreign-origin' } });
    expect(await mine.enter(code)).toMatchObject({ status: 200 });
  });

  it('gives no receipt for the code of somebody else', async () => {
    const [one, other] = [await active(verification), await active(verification)];
    const mine = await browser().ask(one.email);
    await browser().ask(other.email);
    const { code } = await letter(other.registrationId);
    const own = await letter(one.registrationId);
    expect(await mine.enter(code === own.code ? otherThan(code) : code)).toMatchObject(wrong(4));
  });

  it('tells how many tries are left, then locks the code even for the right digits', async () => {
    const { registrationId, sms } = await active(verification);
    const mine = await browser().ask(sms);
    const { code } = await letter(registrationId);
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const answer = await mine.enter(otherThan(code));
      expect(answer).toMatchObject(wrong(triesLeft));
      expect(answer.body.errors).toMatchObject([{ pointer: '/code', code: 'code-wrong' }]);
    }
    expect(await mine.enter(code)).toMatchObject({ status: 422, body: { code: 'code-locked' } });
  });

  it.each([
    ['sms', 9, 11],
    ['email', 29, 31],
  ] as const)(
    'takes a code by %s for %d minutes after its message was sent, and not for %d',
    async (channel, in_, out) => {
      const account = await active(verification);
      const [early, late] = [await browser(), await browser()];
      const events = [];
      for (const each of [early, late]) {
        await each.ask(account[channel], { untilMs: 7_200_000 });
        events.push(await letter(account.registrationId));
      }
      await verification.setTime(0, 10, 5);
      for (const { event } of events) await verification.message(event);
      await verification.setTime(0, 10, 5 + in_);
      expect(await early.enter(events[0]?.code ?? '')).toMatchObject({ status: 200 });
      await verification.setTime(0, 10, 5 + out);
      expect(await late.enter(events[1]?.code ?? '')).toMatchObject({ status: 422, body: { code: 'code-expired' } });
    },
  );

  it('takes no code after what it is for is over, whenever its message was sent', async () => {
    const { registrationId, email } = await active(verification);
    const mine = await browser().ask(email);
    const { code, event } = await letter(registrationId);
    await verification.setTime(0, 10, 25);
    await verification.message(event);
    await verification.setTime(0, 10, 31);
    expect(await mine.enter(code)).toMatchObject({ status: 422, body: { code: 'code-expired' } });
    expect(await mine.resend()).toMatchObject({ status: 409, body: { code: 'start-again' } });
  });

  it('gives one proof to 200 right entries at once', async () => {
    const { registrationId, email } = await active(verification);
    const mine = await browser().ask(email);
    const { code } = await letter(registrationId);
    const answers = await verification.atOnce(200, () => mine.enter(code));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.receipts}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
  });

  it('evaluates exactly five of 200 wrong entries at once', async () => {
    const { registrationId, email } = await active(verification);
    const mine = await browser().ask(email);
    const { code } = await letter(registrationId);
    const answers = await verification.atOnce(200, () => mine.enter(otherThan(code)));
    const evaluated = answers.filter(({ body }) => body.code === 'code-wrong');
    expect(evaluated.map(({ body }) => body.triesLeft).sort()).toEqual([0, 1, 2, 3, 4]);
    expect(answers.filter(({ body }) => body.code === 'code-locked')).toHaveLength(195);
  });

  it('waits for both codes where two contacts are asked for, and counts a wrong one for both', async () => {
    const { registrationId, email, sms } = await active(verification);
    const mine = await browser().ask(email);
    const byEmail = await letter(registrationId);
    await mine.ask(sms);
    const bySms = await letter(registrationId);
    const neither = ['000000', '000001', '000002'].find((code) => ![byEmail.code, bySms.code].includes(code)) ?? '';
    expect(await mine.enter(neither)).toMatchObject(wrong(4));
    const first = await mine.enter(bySms.code);
    expect(first).toMatchObject({ status: 200, body: { done: false } });
    expect(first.body.receipts).toHaveLength(1);
    const second = await mine.enter(byEmail.code);
    expect(second).toMatchObject({ status: 200, body: { done: true } });
    const said = await Promise.all(second.body.receipts.map((receipt: string) => read(verification, receipt)));
    expect(said.map(({ payload }) => payload.contactId)).toEqual([email.contactId, sms.contactId]);
  });

  it('proves a change in two steps with one handle: a proven contact, then the new one, the receipt of each first', async () => {
    const { registrationId, sms } = await active(verification);
    const mine = await browser().ask(sms, { purpose: 'change' });
    const old = await letter(registrationId, 'change');
    expect(await mine.enter(old.code)).toMatchObject({ status: 200, body: { purpose: 'change', done: true } });
    const contact = { ...decoy('email'), registrationId, recipient: 'baru@example.id' };
    await mine.ask(contact, { purpose: 'change' });
    const fresh = await letter(registrationId, 'change');
    expect(fresh).toMatchObject({ recipient: 'baru@example.id', event: { contactId: contact.contactId } });
    const { status, body } = await mine.enter(fresh.code);
    expect(status).toBe(200);
    const { payload } = await read(verification, body.receipts[0]);
    expect(payload).toMatchObject({ contactId: contact.contactId, purpose: 'change' });
  });

  it('lets a handle stand for one purpose and one registration', async () => {
    const { email } = await active(verification);
    const mine = await browser().ask(email);
    await expect(mine.ask(email, { purpose: 'change' })).rejects.toMatchObject({ code: 'handle-does-not-fit' });
    await expect(mine.ask(decoy())).rejects.toMatchObject({ code: 'handle-does-not-fit', kind: 'permanent' });
  });

  it.each([
    ['no code', {}, { pointer: '/code', code: 'required' }],
    ['five digits', { code: '12345' }, { pointer: '/code', code: 'code-format' }],
    ['a number', { code: 123456 }, { pointer: '/code', code: 'wrong-type' }],
    ['an unknown field', { code: '123456', handle: 'x' }, { pointer: '/handle', code: 'unknown-field' }],
  ])('refuses %s without counting a try', async (_, body, field) => {
    const { registrationId, email } = await active(verification);
    const mine = await browser().ask(email);
    const answer = await verification.post('receipt', body, mine.headers);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [field] } });
    expect(await mine.enter(otherThan((await letter(registrationId)).code))).toMatchObject(wrong(4));
  });

  it('has no GET that a mail scanner could consume', async () => {
    for (const method of ['GET', 'HEAD']) expect(await verification.scan(method, 'receipt')).toBe(404);
  });
});

describe('POST /api/v1/verifications/receipt/resend', () => {
  it('sends a new code, and the old one is recognised without a try', async () => {
    const { registrationId, email } = await active(verification);
    const mine = await browser().ask(email);
    const old = await letter(registrationId);
    const soon = await mine.resend();
    expect(soon).toMatchObject({ status: 429, body: { code: 'resend-too-soon' } });
    expect(Number(soon.headers['retry-after'])).toBeGreaterThan(30);
    await verification.setTime(0, 10, 2);
    const answer = await mine.resend();
    expect(answer).toMatchObject({ status: 202, body: { resendAfterSeconds: 60, sendsLeftToday: 3 } });
    const revoked = (await verification.published(contactChallengeRevoked, registrationId)).at(-1);
    expect(revoked).toMatchObject({ challengeId: old.event.challengeId, reason: 'replaced' });
    const fresh = await letter(registrationId);
    if (old.code !== fresh.code)
      expect(await mine.enter(old.code)).toMatchObject({ status: 422, body: { code: 'code-revoked' } });
    expect(await mine.enter(otherThan(fresh.code))).toMatchObject(wrong(4));
    expect(await mine.enter(fresh.code)).toMatchObject({ status: 200 });
    expect(await mine.resend()).toMatchObject({ status: 409, body: { code: 'nothing-to-resend' } });
  });

  it('sends once on a double click, and five codes a day to one browser', async () => {
    const { registrationId, email } = await active(verification);
    const mine = await browser().ask(email, { untilMs: 7_200_000 });
    await verification.setTime(0, 10, 2);
    const answers = await verification.atOnce(10, () => mine.resend());
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array(9).fill(429)]);
    for (const sendsLeftToday of [2, 1, 0]) {
      await verification.setTime(0, 10, 2 + 2 * (3 - sendsLeftToday));
      expect(await mine.resend()).toMatchObject({ status: 202, body: { sendsLeftToday } });
    }
    await verification.setTime(0, 11);
    const refused = await mine.resend();
    expect(refused).toMatchObject({ status: 429, body: { code: 'resend-limit' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(12 * 3_600);
    const issued = await verification.database.dataSource.query('select from outbox where key = $1 and body like $2', [
      registrationId,
      '%"purpose":"reset"%',
    ]);
    expect(issued).toHaveLength(5);
  });

  it('needs the cookie of the browser that asked', async () => {
    const answer = await verification.post('receipt/resend', {});
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-started-here' } });
  });
});

describe('wrong tries of a day', () => {
  it('end at fifteen for one browser, over all its codes', async () => {
    const { registrationId, email } = await active(verification);
    const mine = await browser().ask(email, { untilMs: 7_200_000 });
    for (const minute of [2, 4, 6]) {
      const { code } = await letter(registrationId);
      for (let i = 0; i < 5; i++) await mine.enter(otherThan(code));
      await verification.setTime(0, 10, minute);
      if (minute < 6) await mine.resend();
    }
    await verification.setTime(0, 10, 8);
    for (const answer of [await mine.resend(), await mine.enter((await letter(registrationId)).code)]) {
      expect(answer).toMatchObject({ status: 429, body: { code: 'tries-exhausted-today' } });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(13 * 3_600);
    }
  });

  it('end for a registration over all browsers, which is not told: the right digits are as good as wrong ones', async () => {
    const { registrationId, email, sms } = await active(verification);
    for (let i = 0; i < 4; i++) {
      const thief = await browser().ask(email);
      const { code } = await letter(registrationId);
      for (let j = 0; j < 5; j++) await thief.enter(otherThan(code));
    }
    const mine = await browser().ask(email);
    expect(await mine.enter((await letter(registrationId)).code)).toMatchObject(wrong(4));
    // Codes for a change are counted apart: who knows the password is not locked out by who does not.
    const changing = await browser().ask(sms, { purpose: 'change' });
    const { code } = await letter(registrationId, 'change');
    expect(await changing.enter(code)).toMatchObject({ status: 200 });
    await verification.setTime(1, 0, 1);
    const tomorrow = await browser().ask(email);
    expect(await tomorrow.enter((await letter(registrationId)).code)).toMatchObject({ status: 200 });
  });

  it('do not lock the owner out of verifying', async () => {
    const { registrationId, challenge, cookie, submitted, email } = await verification.submit();
    const target = { registrationId, contactId: submitted.first, channel: 'email' as const, recipient: email };
    for (let i = 0; i < 3; i++) {
      const thief = await browser().ask(target);
      for (let j = 0; j < 5; j++) await thief.enter(otherThan((await letter(registrationId)).code));
    }
    expect(await verification.post('code', { code: challenge.code }, { cookie })).toMatchObject({ status: 200 });
  });
});

describe('a registration that is cancelled', () => {
  it('gives no receipt any more, sends nothing, and answers as before', async () => {
    const { registrationId, email } = await active(verification);
    const mine = await browser().ask(email);
    const { code } = await letter(registrationId);
    await verification.hear(OnRegistrationCancelled, registrationCancelled, { registrationId, reason: 'withdrawn' });
    const before = (await verification.published(contactChallengeRevoked, registrationId)).length;
    expect(await mine.enter(code)).toMatchObject(wrong(4));
    await verification.setTime(0, 10, 2);
    expect(await mine.resend()).toMatchObject({ status: 202, body: { sendsLeftToday: 3 } });
    const late = await browser().ask(email);
    expect(await late.enter(code)).toMatchObject(wrong(4));
    expect((await verification.challenge(registrationId, 'reset')).code).toBe(code);
    expect(await verification.published(contactChallengeRevoked, registrationId)).toHaveLength(before);
  });
});
