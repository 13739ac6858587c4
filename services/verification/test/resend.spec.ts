import {
  contactChallengeIssued,
  contactChallengeRevoked,
  contactChannelFailed,
  contactDeadlineSet,
  registrationVerified,
} from '#contracts';
import { OnRegistrationVerified } from '../src/in/kafka/on-registration-verified.js';
import { otherThan, VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
beforeAll(async () => {
  verification = await VerificationHarness.start();
});
afterAll(() => verification.stop());
beforeEach(() => verification.setTime(0, 10));

const MIDNIGHT_FROM_TEN = 14 * 3_600;
const resend = (cookie: string, body: object = {}) => verification.post('resend', body, { cookie });
const current = async (cookie: string) => (await verification.get('current', cookie)).body;
const issued = (registrationId: string) => verification.published(contactChallengeIssued, registrationId);
const failedChannels = (registrationId: string) => verification.published(contactChannelFailed, registrationId);
const nearly = (seconds: number) => ({
  asymmetricMatch: (text: unknown) => Number(text) <= seconds + 1 && Number(text) > seconds - 120,
});

describe('POST /api/v1/verifications/resend', () => {
  it('sends a new code, and the old one is recognised as withdrawn without a try', async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    await verification.setTime(0, 10, 2);
    const answer = await resend(cookie);
    expect(answer).toMatchObject({
      status: 202,
      body: { channel: 'email', masked: expect.stringMatching(/^s\*\*\*@/), resendAfterSeconds: 60, sendsLeftToday: 3 },
    });
    expect(await verification.published(contactChallengeRevoked, registrationId)).toMatchObject([
      { reason: 'replaced' },
    ]);
    const old = await verification.post('code', { code: challenge.code }, { cookie });
    expect(old).toMatchObject({ status: 422, body: { code: 'code-revoked' } });
    const link = await verification.post('link', { token: challenge.token }, { cookie });
    expect(link).toMatchObject({ status: 422, body: { code: 'link-revoked' } });
    expect((await current(cookie)).steps[0].triesLeft).toBe(5);
    const { code } = await verification.challenge(registrationId, 'verify');
    expect(await verification.post('code', { code }, { cookie })).toMatchObject({ status: 200 });
    expect(await resend(cookie)).toMatchObject({ status: 409, body: { code: 'nothing-to-resend' } });
  });

  it('refuses to send within a minute of the code before, and says how long to wait', async () => {
    const { cookie } = await verification.submit();
    const answer = await resend(cookie);
    expect(answer).toMatchObject({ status: 429, body: { code: 'resend-too-soon' } });
    expect(answer.headers['retry-after']).toEqual(nearly(60));
  });

  it('sends once on a double click', async () => {
    const { registrationId, cookie } = await verification.submit();
    await verification.setTime(0, 10, 2);
    const answers = await verification.atOnce(20, () => resend(cookie));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array(19).fill(429)]);
    expect(await issued(registrationId)).toHaveLength(2);
  });

  it('sends five codes a day and not a sixth, until midnight in WIB', async () => {
    const { registrationId, cookie } = await verification.submit();
    for (const sendsLeftToday of [3, 2, 1, 0]) {
      await verification.setTime(0, 10, 2 * (4 - sendsLeftToday));
      expect(await resend(cookie)).toMatchObject({ status: 202, body: { sendsLeftToday } });
    }
    await verification.setTime(0, 10, 30);
    const refused = await resend(cookie);
    expect(refused).toMatchObject({ status: 429, body: { code: 'resend-limit' } });
    expect(refused.headers['retry-after']).toEqual(nearly(MIDNIGHT_FROM_TEN - 1_800));
    expect(await issued(registrationId)).toHaveLength(5);
    await verification.setTime(1, 0, 1);
    expect(await resend(cookie)).toMatchObject({ status: 202, body: { sendsLeftToday: 4 } });
  });

  it('sends ten codes a day to one recipient, whoever asks, and counts a proven owner apart', async () => {
    const phone = '+6281255550001';
    const owner = await verification.submit('sms', 'same', { phone });
    await verification.post('code', { code: owner.challenge.code }, { cookie: owner.cookie });
    await verification.hear(OnRegistrationVerified, registrationVerified, { registrationId: owner.registrationId });
    const strangers: Awaited<ReturnType<VerificationHarness['submit']>>[] = [];
    for (let i = 0; i < 6; i++) strangers.push(await verification.submit('sms', 'other', { phone }));
    await verification.setTime(0, 10, 2);
    const answers = await verification.atOnce(6, (i) => resend(strangers[i]?.cookie ?? ''));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(4);
    const refused = answers.filter(({ status }) => status !== 202);
    expect(refused[0]).toMatchObject({ status: 429, body: { code: 'resend-limit' } });
    expect(refused[0]?.headers['retry-after']).toEqual(nearly(MIDNIGHT_FROM_TEN - 120));
    expect(await resend(owner.cookie)).toMatchObject({ status: 202, body: { masked: '+62*******0001' } });
  });

  it('needs a session and a case, and refuses what it does not know', async () => {
    const cookie = await verification.sessions.cookie(verification.submission().registrationId);
    expect(await verification.post('resend', {})).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    expect(await resend(cookie)).toMatchObject({ status: 409, body: { code: 'no-challenge-yet' } });
    expect(await resend(cookie, { channel: 'fax' })).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });
});

describe('wrong tries of a day', () => {
  it('end at fifteen over all codes; a resend gives no new ones, and the deadline moves a day', async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    await verification.message(challenge.event);
    let tried = 0;
    for (const minute of [2, 4, 6]) {
      const { code } = await verification.challenge(registrationId, 'verify');
      for (let i = 0; i < 5; i++, tried++) {
        const answer = await verification.post('code', { code: otherThan(code) }, { cookie });
        expect(answer).toMatchObject({ status: 422, body: { code: 'code-wrong', triesLeft: 4 - i } });
      }
      expect(await current(cookie)).toMatchObject({ triesLeftToday: 15 - tried });
      await verification.setTime(0, 10, minute);
      if (tried < 15) expect(await resend(cookie)).toMatchObject({ status: 202 });
    }
    const { code } = await verification.challenge(registrationId, 'verify');
    for (const answer of [await verification.post('code', { code }, { cookie }), await resend(cookie)]) {
      expect(answer).toMatchObject({ status: 429, body: { code: 'tries-exhausted-today' } });
      expect(answer.headers['retry-after']).toEqual(nearly(MIDNIGHT_FROM_TEN - 360));
    }
    const [first, moved] = await verification.published(contactDeadlineSet, registrationId);
    expect(moved?.reason).toBe('locked-out');
    expect(Date.parse(moved?.until ?? '') - Date.parse(first?.until ?? '')).toBe(86_400_000);
    await verification.setTime(1, 0, 1);
    expect(await resend(cookie)).toMatchObject({ status: 202 });
    const fresh = await verification.challenge(registrationId, 'verify');
    expect(await verification.post('code', { code: fresh.code }, { cookie })).toMatchObject({ status: 200 });
  });
});

describe('a channel that fails', () => {
  const other = async (cookie: string) => (await current(cookie)).otherChannel;

  it('is not offered an alternative before half an hour, nor where the message arrived', async () => {
    const { registrationId, challenge, cookie } = await verification.submit('sms');
    await verification.message(challenge.event);
    await verification.setTime(0, 11);
    await verification.sweep();
    expect(await other(cookie)).toBeNull();
    expect(await resend(cookie, { channel: 'email' })).toMatchObject({
      status: 409,
      body: { code: 'channel-not-offered' },
    });
    expect(await failedChannels(registrationId)).toEqual([]);
  });

  it.each(['nothing was sent', 'a failure', 'two sends'])('after half an hour with %s is told of once', async (why) => {
    const { registrationId, submitted, challenge, cookie } = await verification.submit('sms');
    if (why !== 'nothing was sent') await verification.message(challenge.event);
    if (why === 'a failure') await verification.message(challenge.event, 'failed');
    await verification.setTime(0, 10, 5);
    if (why === 'two sends') await resend(cookie);
    expect(await other(cookie)).toBeNull();
    await verification.setTime(0, 10, 31);
    expect(await other(cookie)).toEqual({ channel: 'email', masked: expect.stringContaining('***@') });
    await verification.sweep();
    await verification.sweep();
    expect(await failedChannels(registrationId)).toMatchObject([
      { contactId: submitted.first, channel: 'sms', purpose: 'verify' },
    ]);
  });

  it('gives way to the other one: its proof counts, and activation uses what is proven', async () => {
    const { registrationId, submitted, cookie } = await verification.submit('sms');
    await verification.setTime(0, 10, 31);
    expect(await resend(cookie, { channel: 'email' })).toMatchObject({ status: 202, body: { channel: 'email' } });
    expect(await failedChannels(registrationId)).toHaveLength(1);
    expect(await other(cookie)).toMatchObject({ channel: 'sms' });
    const { code } = await verification.challenge(registrationId, 'verify');
    expect(await verification.post('code', { code }, { cookie })).toMatchObject({
      status: 200,
      body: { outcome: 'verified', purpose: 'verify', channel: 'email' },
    });
    await verification.hear(OnRegistrationVerified, registrationVerified, { registrationId });
    const email = submitted.contacts[0]?.contactId;
    expect((await verification.challenge(registrationId, 'activate')).event).toMatchObject({ contactId: email });
  });
});
