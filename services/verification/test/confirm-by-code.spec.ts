import { contactVerified, messageSent, registrationCancelled, registrationVerified } from '#contracts';
import { OnMessageSent } from '../src/in/kafka/on-message-sent.js';
import { OnRegistrationCancelled } from '../src/in/kafka/on-registration-cancelled.js';
import { OnRegistrationVerified } from '../src/in/kafka/on-registration-verified.js';
import { otherThan, PUBLIC_ORIGIN, VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
beforeAll(async () => {
  verification = await VerificationHarness.start();
});
afterAll(() => verification.stop());
afterEach(() => verification.database.shiftClock(0));

const triesOf = async (registrationId: string) =>
  (
    await verification.database.dataSource.query('select tries from challenges where registration_id = $1', [
      registrationId,
    ])
  )[0].tries;

describe('POST /api/v1/verifications/code', () => {
  it('proves the contact, tells everybody once, and is a success both times', async () => {
    const { registrationId, submitted, challenge, cookie } = await verification.submit();
    const once = await verification.post('code', { code: challenge.code }, { cookie, origin: PUBLIC_ORIGIN });
    expect(once).toMatchObject({ status: 200, body: { outcome: 'verified', purpose: 'verify', channel: 'email' } });
    expect(once.headers['cache-control']).toBe('no-store');
    const twice = await verification.post('code', { code: challenge.code }, { cookie });
    expect(twice).toMatchObject({
      status: 200,
      body: { outcome: 'already-verified', purpose: 'verify', channel: 'email' },
    });
    expect(await verification.published(contactVerified, registrationId)).toEqual([
      { registrationId, contactId: submitted.first, channel: 'email', purpose: 'verify', at: expect.any(String) },
    ]);
  });

  it('takes the digits with blanks between them', async () => {
    const { challenge, cookie } = await verification.submit('sms');
    const code = ` ${challenge.code.slice(0, 3)} ${challenge.code.slice(3)} `;
    expect(await verification.post('code', { code }, { cookie })).toMatchObject({
      status: 200,
      body: { outcome: 'verified', channel: 'sms' },
    });
  });

  it('tells how many tries are left, then locks the code even for the right digits', async () => {
    const { challenge, cookie } = await verification.submit();
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const answer = await verification.post('code', { code: otherThan(challenge.code) }, { cookie });
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'code-wrong', triesLeft, errors: [{ pointer: '/code', code: 'code-wrong' }] },
      });
    }
    for (const code of [otherThan(challenge.code), challenge.code]) {
      const sixth = await verification.post('code', { code }, { cookie });
      expect(sixth).toMatchObject({ status: 422, body: { code: 'code-locked', errors: [{ pointer: '/code' }] } });
    }
  });

  it('gives one proof and 200 successes to 200 right confirmations at once', async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    const answers = await verification.atOnce(200, () =>
      verification.post('code', { code: challenge.code }, { cookie }),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(200).fill(200));
    expect(answers.filter((answer) => answer.body.outcome === 'verified')).toHaveLength(1);
    expect(await verification.published(contactVerified, registrationId)).toHaveLength(1);
    expect(await triesOf(registrationId)).toBe(0);
  });

  it('evaluates exactly five of 200 wrong confirmations at once', async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    const code = otherThan(challenge.code);
    const answers = await verification.atOnce(200, () => verification.post('code', { code }, { cookie }));
    const evaluated = answers.filter((answer) => answer.body.code === 'code-wrong');
    expect(evaluated.map((answer) => answer.body.triesLeft).sort()).toEqual([0, 1, 2, 3, 4]);
    expect(answers.filter((answer) => answer.body.code === 'code-locked')).toHaveLength(195);
    expect(await triesOf(registrationId)).toBe(5);
    expect(await verification.published(contactVerified, registrationId)).toEqual([]);
  });

  it('ends an SMS code ten minutes after its message was sent, and the link of that message later', async () => {
    const { registrationId, challenge, cookie } = await verification.submit('sms');
    const { challengeId } = challenge.event;
    const sent = {
      registrationId,
      challengeId,
      deliveryId: challengeId,
      channel: 'sms' as const,
      at: new Date().toISOString(),
    };
    await verification.hear(OnMessageSent, messageSent, sent);
    await verification.database.shiftClock(10 * 60);
    const late = await verification.post('code', { code: challenge.code }, { cookie });
    expect(late).toMatchObject({ status: 422, body: { code: 'code-expired', errors: [{ pointer: '/code' }] } });
    expect(await triesOf(registrationId)).toBe(0);
    expect(await verification.post('link', { token: challenge.token }, { cookie })).toMatchObject({ status: 200 });
  });

  it('keeps a code for three days while its message was not sent, however long that takes', async () => {
    const { challenge, cookie } = await verification.submit('sms');
    await verification.database.shiftClock(3 * 86_400 - 60);
    expect(await verification.post('code', { code: challenge.code }, { cookie })).toMatchObject({ status: 200 });
  });

  it('takes the first code again without a try of the second', async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    await verification.post('code', { code: challenge.code }, { cookie });
    await verification.hear(OnRegistrationVerified, registrationVerified, { registrationId });
    const again = await verification.post('code', { code: challenge.code }, { cookie });
    expect(again).toMatchObject({
      status: 200,
      body: { outcome: 'already-verified', purpose: 'verify', channel: 'email' },
    });
    const second = await verification.challenge(registrationId, 'activate');
    const activated = await verification.post('code', { code: second.code }, { cookie });
    expect(activated).toMatchObject({
      status: 200,
      body: { outcome: 'verified', purpose: 'activate', channel: 'sms' },
    });
  });

  it('recognises a code that was revoked', async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    await verification.hear(OnRegistrationCancelled, registrationCancelled, {
      registrationId,
      reason: 'nik-taken',
    });
    expect(await verification.post('code', { code: challenge.code }, { cookie })).toMatchObject({
      status: 422,
      body: { code: 'code-revoked' },
    });
  });

  it('asks to come again while the submission was not heard', async () => {
    const cookie = await verification.sessions.cookie(verification.submission().registrationId);
    const answer = await verification.post('code', { code: '123456' }, { cookie });
    expect(answer).toMatchObject({ status: 409, body: { code: 'no-challenge-yet' }, headers: { 'retry-after': '2' } });
  });

  it("takes nobody else's code", async () => {
    const [one, other] = [await verification.submit(), await verification.submit()];
    expect(await verification.post('code', { code: other.challenge.code }, { cookie: one.cookie })).toMatchObject({
      status: 422,
    });
  });

  it.each([
    ['no body', '', 'malformed-body', undefined],
    ['what is no JSON', '{"code":', 'malformed-body', undefined],
    ['no code', {}, 'invalid-request', { pointer: '/code', code: 'required' }],
    ['a number', { code: 123456 }, 'invalid-request', { pointer: '/code', code: 'wrong-type' }],
    ['five digits', { code: '12345' }, 'invalid-request', { pointer: '/code', code: 'code-format' }],
    ['letters', { code: '12a456' }, 'invalid-request', { pointer: '/code', code: 'code-format' }],
    ['a very long text', { code: ' '.repeat(100_000) }, 'invalid-request', { pointer: '/code', code: 'code-format' }],
    [
      'an unknown field',
      { code: '123456', admin: true },
      'invalid-request',
      { pointer: '/admin', code: 'unknown-field' },
    ],
    ['a list', ['123456'], 'invalid-request', { pointer: '', code: 'wrong-type' }],
  ])('refuses %s without counting a try', async (_, body, code, field) => {
    const { registrationId, cookie } = await verification.submit();
    const answer = await verification.post('code', body, { cookie });
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer).toMatchObject({ status: 400, body: { code, ...(field ? { errors: [field] } : {}) } });
    expect(await triesOf(registrationId)).toBe(0);
  });

  it('needs a session, and comes from our own pages', async () => {
    const { challenge, cookie } = await verification.submit();
    const body = { code: challenge.code };
    expect(await verification.post('code', body)).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    const forged = await verification.post('code', body, { cookie: `${cookie.slice(0, -6)}AAAAAA` });
    expect(forged).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    const foreign = await verification.post('code', body, { cookie, origin: 'https://daftar.example' });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
  });
});
