import { contactVerified, messageSent, registrationCancelled } from '#contracts';
import { OnMessageSent } from '../src/in/kafka/on-message-sent.js';
import { OnRegistrationCancelled } from '../src/in/kafka/on-registration-cancelled.js';
import { BIRTH_DATE, VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
beforeAll(async () => {
  verification = await VerificationHarness.start();
});
afterAll(() => verification.stop());
afterEach(() => verification.database.shiftClock(0));

const WRONG_DATE = '1999-08-18';

describe('POST /api/v1/verifications/link', () => {
  it("proves the contact in the applicant's session by the token alone", async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    const answer = await verification.post('link', { token: challenge.token }, { cookie });
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'verified', purpose: 'verify', channel: 'email' } });
    expect(await verification.published(contactVerified, registrationId)).toHaveLength(1);
  });

  it('asks for the birth date without a session, counts no try for asking, and opens no session', async () => {
    const { challenge, cookie } = await verification.submit();
    const { token } = challenge;
    const asked = await verification.post('link', { token });
    expect(asked).toMatchObject({
      status: 422,
      body: { code: 'birth-date-needed', errors: [{ pointer: '/birthDate' }] },
    });
    expect((await verification.get('current', cookie)).body.steps[0].triesLeft).toBe(5);
    const proven = await verification.post('link', { token, birthDate: BIRTH_DATE });
    expect(proven).toMatchObject({ status: 200, body: { outcome: 'verified' } });
    expect(proven.headers['set-cookie']).toBeUndefined();
  });

  it("asks for the birth date in somebody else's session too", async () => {
    const [owner, stranger] = [await verification.submit(), await verification.submit()];
    const answer = await verification.post('link', { token: owner.challenge.token }, { cookie: stranger.cookie });
    expect(answer).toMatchObject({ status: 422, body: { code: 'birth-date-needed' } });
  });

  it('counts a wrong birth date as a try, and locks after five', async () => {
    const { challenge, cookie } = await verification.submit();
    const { token } = challenge;
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const answer = await verification.post('link', { token, birthDate: WRONG_DATE });
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'birth-date-wrong', triesLeft, errors: [{ pointer: '/birthDate' }] },
      });
    }
    const right = await verification.post('link', { token, birthDate: BIRTH_DATE });
    expect(right).toMatchObject({ status: 422, body: { code: 'code-locked', errors: [{ pointer: '/token' }] } });
    const code = await verification.post('code', { code: challenge.code }, { cookie });
    expect(code).toMatchObject({ status: 422, body: { code: 'code-locked' } });
  });

  it('evaluates exactly five of 200 wrong birth dates at once', async () => {
    const { registrationId, challenge } = await verification.submit();
    const body = { token: challenge.token, birthDate: WRONG_DATE };
    const answers = await verification.atOnce(200, () => verification.post('link', body));
    expect(answers.filter((answer) => answer.body.code === 'birth-date-wrong')).toHaveLength(5);
    expect(answers.filter((answer) => answer.body.code === 'code-locked')).toHaveLength(195);
    expect(await verification.published(contactVerified, registrationId)).toEqual([]);
  });

  it('gives one proof to 200 links and codes at once', async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    const link = () => verification.post('link', { token: challenge.token, birthDate: BIRTH_DATE });
    const code = () => verification.post('code', { code: challenge.code }, { cookie });
    const answers = await verification.atOnce(200, (i) => (i % 2 ? link() : code()));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(200);
    expect(answers.filter((answer) => answer.body.outcome === 'verified')).toHaveLength(1);
    expect(await verification.published(contactVerified, registrationId)).toHaveLength(1);
  });

  it('is a success the second time too, and no oracle of the birth date', async () => {
    const { challenge } = await verification.submit();
    const { token } = challenge;
    await verification.post('link', { token, birthDate: BIRTH_DATE });
    for (const birthDate of [BIRTH_DATE, WRONG_DATE]) {
      const again = await verification.post('link', { token, birthDate });
      expect(again).toMatchObject({ status: 200, body: { outcome: 'already-verified' } });
    }
  });

  it('knows no link that it did not draw', async () => {
    const { challenge } = await verification.submit();
    const token = `${challenge.token.slice(1)}${challenge.token[0]}`;
    const answer = await verification.post('link', { token, birthDate: BIRTH_DATE });
    expect(answer).toMatchObject({ status: 422, body: { code: 'link-unknown', errors: [{ pointer: '/token' }] } });
  });

  it('ends a link 24 hours after its message was sent', async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    const { challengeId } = challenge.event;
    const sent = {
      registrationId,
      challengeId,
      deliveryId: challengeId,
      channel: 'email' as const,
      at: new Date().toISOString(),
    };
    await verification.hear(OnMessageSent, messageSent, sent);
    await verification.database.shiftClock(86_400);
    const late = await verification.post('link', { token: challenge.token }, { cookie });
    expect(late).toMatchObject({ status: 422, body: { code: 'link-expired', errors: [{ pointer: '/token' }] } });
  });

  it('refuses a link that was revoked', async () => {
    const { registrationId, challenge } = await verification.submit();
    await verification.hear(OnRegistrationCancelled, registrationCancelled, {
      registrationId,
      reason: 'nik-taken',
    });
    const answer = await verification.post('link', { token: challenge.token, birthDate: BIRTH_DATE });
    expect(answer).toMatchObject({ status: 422, body: { code: 'link-revoked', errors: [{ pointer: '/token' }] } });
  });

  it.each([
    ['no token', {}, { pointer: '/token', code: 'required' }],
    ['a token that was cut off', { token: 'abc' }, { pointer: '/token', code: 'link-format' }],
    ['a token of foreign letters', { token: 'é'.repeat(43) }, { pointer: '/token', code: 'link-format' }],
    [
      'a date that does not exist',
      { token: 'a'.repeat(43), birthDate: '1999-02-30' },
      { pointer: '/birthDate', code: 'birth-date-format' },
    ],
    [
      'a date written otherwise',
      { token: 'a'.repeat(43), birthDate: '17-08-1999' },
      { pointer: '/birthDate', code: 'birth-date-format' },
    ],
    ['an unknown field', { token: 'a'.repeat(43), code: '123456' }, { pointer: '/code', code: 'unknown-field' }],
  ])('refuses %s', async (_, body, field) => {
    const answer = await verification.post('link', body, { 'accept-language': 'en' });
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [field] } });
  });

  it('has no GET that a mail scanner could consume', async () => {
    const { challenge, cookie } = await verification.submit();
    const scanned = await verification.get(`link?token=${challenge.token}`, cookie);
    expect(scanned).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await verification.get('current', cookie)).body.steps[0]).toMatchObject({ state: 'waiting', triesLeft: 5 });
  });
});
