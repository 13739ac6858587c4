import { randomUUID } from 'node:crypto';
import { messageDelivered, messageFailed, messageSent, registrationVerified } from '#contracts';
import { registry } from '#runtime';
import { eventually } from '#testing';
import { OnMessageDelivered } from '../src/in/kafka/on-message-delivered.js';
import { OnMessageFailed } from '../src/in/kafka/on-message-failed.js';
import { OnMessageSent } from '../src/in/kafka/on-message-sent.js';
import { OnRegistrationVerified } from '../src/in/kafka/on-registration-verified.js';
import { backlogDuty } from '../src/in/worker/backlog.duty.js';
import { StoredBacklogs } from '../src/out/store/backlog.js';
import { otherThan, VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
beforeAll(async () => {
  verification = await VerificationHarness.start();
});
afterAll(() => verification.stop());
afterEach(() => verification.database.shiftClock(0));

const query = <T>(sql: string, parameters: unknown[] = []) =>
  verification.database.dataSource.query<T>(sql, parameters);
const verified = (registrationId: string) =>
  verification.hear(OnRegistrationVerified, registrationVerified, { registrationId });

describe('GET /api/v1/verifications/current', () => {
  it('shows no steps until the submission was heard, and needs a session', async () => {
    const { registrationId } = verification.submission();
    const answer = await verification.get('current', await verification.sessions.cookie(registrationId));
    expect(answer).toMatchObject({ status: 200, body: { registrationId, steps: [] } });
    expect(await verification.get('current', '')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  it('follows the message and the proof of each step', async () => {
    const { registrationId, submitted, challenge, cookie } = await verification.submit('sms');
    const step = async () => (await verification.get('current', cookie)).body.steps;
    const queued = {
      contactId: submitted.contacts[1]?.contactId,
      channel: 'sms',
      purpose: 'verify',
      state: 'waiting',
      message: 'queued',
    };
    expect(await step()).toEqual([
      { ...queued, sentAt: null, expiresAt: null, triesLeft: 5, deadline: { until: null, paused: false } },
    ]);

    const { challengeId } = challenge.event;
    const at = new Date();
    const news = {
      registrationId,
      challengeId,
      deliveryId: randomUUID(),
      channel: 'sms' as const,
      at: at.toISOString(),
    };
    await verification.hear(OnMessageSent, messageSent, news);
    await verification.hear(OnMessageDelivered, messageDelivered, news);
    await verification.hear(OnMessageFailed, messageFailed, { ...news, reason: 'recipient-refused' });
    const expiresAt = new Date(at.getTime() + 600_000).toISOString();
    expect(await step()).toMatchObject([
      { message: 'delivered', sentAt: at.toISOString(), expiresAt, state: 'waiting' },
    ]);

    await verification.database.shiftClock(660);
    expect(await step()).toMatchObject([{ state: 'expired' }]);
    await verification.database.shiftClock(0);
    await verification.post('code', { code: challenge.code }, { cookie });
    await verified(registrationId);
    expect(await step()).toMatchObject([
      { purpose: 'verify', channel: 'sms', state: 'proven' },
      { purpose: 'activate', channel: 'email', state: 'waiting', message: 'queued' },
    ]);
  });

  it('says what can be done: codes and tries left today, and from when on another code may be asked for', async () => {
    await verification.setTime(0, 10);
    const { challenge, cookie } = await verification.submit();
    await verification.post('code', { code: otherThan(challenge.code) }, { cookie });
    const { body } = await verification.get('current', cookie);
    const [{ issuedAt }] = await query<[{ issuedAt: Date }]>(
      'select issued_at as "issuedAt" from challenges where challenge_id = $1',
      [challenge.event.challengeId],
    );
    expect(body).toMatchObject({
      sendsLeftToday: 4,
      triesLeftToday: 14,
      otherChannel: null,
      resendAfter: new Date(issuedAt.getTime() + 60_000).toISOString(),
    });
    await verification.post('code', { code: challenge.code }, { cookie });
    expect((await verification.get('current', cookie)).body.resendAfter).toBeNull();
  });

  it('consumes nothing, however often it is asked', async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    const state = () => query('select * from challenges where registration_id = $1', [registrationId]);
    const before = await state();
    await Promise.all(Array.from({ length: 20 }, () => verification.get('current', cookie)));
    expect(await state()).toEqual(before);
    expect(await verification.post('code', { code: challenge.code }, { cookie })).toMatchObject({ status: 200 });
  });
});

describe('news of a message', () => {
  it('for a challenge that was never issued is refused for good', async () => {
    const { registrationId } = await verification.submit();
    const news = {
      registrationId,
      challengeId: randomUUID(),
      deliveryId: randomUUID(),
      channel: 'sms' as const,
      at: new Date().toISOString(),
    };
    const attempt = verification.hear(OnMessageSent, messageSent, news);
    await expect(attempt).rejects.toMatchObject({ code: 'challenge-unknown', kind: 'permanent' });
  });
});

describe('the backlog', () => {
  it('counts what waits, with the age of the oldest, and not what is proven or lapsed', async () => {
    const backlogs = verification.app.get(StoredBacklogs);
    const queued = async () =>
      (await backlogs.read()).find(({ channel, message }) => channel === 'sms' && message === 'queued');
    await verification.database.shiftClock(30 * 86_400);
    expect(await queued()).toBeUndefined();
    const { challenge, cookie } = await verification.submit('sms');
    await verification.database.shiftClock(30 * 86_400 + 120);
    const waiting = await queued();
    expect(waiting?.count).toBe(1);
    expect(waiting?.oldestAgeSeconds).toBeGreaterThanOrEqual(120);
    await verification.post('code', { code: challenge.code }, { cookie });
    expect(await queued()).toBeUndefined();
  });

  it('counts deadlines that are over, until they are swept', async () => {
    const backlogs = verification.app.get(StoredBacklogs);
    const lapses = async () => (await backlogs.due()).find(({ kind }) => kind === 'lapse');
    await verification.setTime(0, 10);
    const { challenge } = await verification.submit();
    await verification.message(challenge.event);
    await verification.setTime(4, 1);
    await verification.sweep();
    expect(await lapses()).toEqual({ kind: 'lapse', count: 0, oldestAgeSeconds: 0 });
    await verification.database.dataSource.query(`update steps set state = 'waiting' where state = 'lapsed'`);
    expect((await lapses())?.oldestAgeSeconds).toBeGreaterThan(3_000);
    await verification.sweep();
    expect(await lapses()).toMatchObject({ count: 0 });
  });

  it('stands in the metrics, and leaves them once it is worked off', async () => {
    await verification.database.shiftClock(60 * 86_400);
    const { challenge, cookie } = await verification.submit('sms');
    const waiting = 'daftar_verification_open_challenges_count{channel="sms",message="queued"} 1';
    const until = async (condition: (figures: string) => boolean) => {
      const duty = backlogDuty(verification.app.get(StoredBacklogs));
      await duty.start();
      await eventually(async () => condition(await registry.metrics()));
      await duty.stop();
    };
    await until((figures) => figures.includes(waiting));
    await verification.post('code', { code: challenge.code }, { cookie });
    await until((figures) => !figures.includes(waiting));
  });
});
