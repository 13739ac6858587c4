import { randomUUID } from 'node:crypto';
import {
  contactChallengeIssued,
  contactChallengeRevoked,
  contactDeadlineSet,
  contactLapsed,
  messageSendingSwitched,
  registrationCancelled,
  registrationDeadlineMoved,
} from '#contracts';
import { migrate } from '#database';
import { migrations } from '../migrations/index.js';
import { OnDeadlineMoved } from '../src/in/kafka/on-deadline-moved.js';
import { OnRegistrationCancelled } from '../src/in/kafka/on-registration-cancelled.js';
import { OnSendingSwitched } from '../src/in/kafka/on-sending-switched.js';
import { otherThan, VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
beforeAll(async () => {
  verification = await VerificationHarness.start();
});
afterAll(() => verification.stop());
beforeEach(() => verification.setTime(0, 10));

const endOfDay = (from: Date, days: number) => {
  const wib = 7 * 3_600_000;
  const day = Math.floor((from.getTime() + wib) / 86_400_000) + days;
  return new Date((day + 1) * 86_400_000 - wib - 1_000).toISOString();
};
const deadlines = async (registrationId: string) =>
  (await verification.published(contactDeadlineSet, registrationId)).map(({ until, reason }) => [reason, until]);
const lapses = (registrationId: string) => verification.published(contactLapsed, registrationId);
const extend = (registrationId: string, until: Date, purpose: 'verify' | 'activate' | 'document' = 'verify') =>
  verification.hear(OnDeadlineMoved, registrationDeadlineMoved, {
    registrationId,
    extensionId: randomUUID(),
    purpose,
    until: until.toISOString(),
    reason: 'provider-outage',
  });
const switchSms = async (on: boolean) =>
  verification.hear(OnSendingSwitched, messageSendingSwitched, {
    channel: 'sms',
    on,
    at: (await verification.now()).toISOString(),
  });
const cancel = (registrationId: string) =>
  verification.hear(OnRegistrationCancelled, registrationCancelled, {
    registrationId,
    reason: 'not-verified-in-time',
  });
const step = async (cookie: string) => (await verification.get('current', cookie)).body.steps[0];

async function accepted(channel: 'email' | 'sms' = 'email') {
  const submitted = await verification.submit(channel);
  const at = await verification.now();
  await verification.message(submitted.challenge.event, 'sent', at);
  return { ...submitted, at };
}

describe('a deadline', () => {
  it('starts when the first message was accepted, and runs to the end of its last day in WIB', async () => {
    const { registrationId, submitted, at, cookie, challenge } = await accepted();
    await verification.message(challenge.event, 'delivered');
    const until = endOfDay(at, 3);
    expect(await verification.published(contactDeadlineSet, registrationId)).toEqual([
      {
        registrationId,
        contactId: submitted.first,
        channel: 'email',
        purpose: 'verify',
        until,
        reason: 'message-accepted',
      },
    ]);
    expect(await step(cookie)).toMatchObject({ deadline: { until, paused: false } });
  });

  it('lapses the contact once, at its end and not before, and withdraws its code', async () => {
    const { registrationId, submitted, challenge, cookie } = await accepted();
    await verification.setTime(3, 23, 59);
    await verification.sweep();
    expect(await lapses(registrationId)).toEqual([]);
    await verification.setTime(4, 0, 1);
    await verification.sweep();
    await verification.sweep();
    expect(await lapses(registrationId)).toMatchObject([{ contactId: submitted.first, purpose: 'verify' }]);
    expect(await step(cookie)).toMatchObject({ state: 'lapsed' });
    expect(await verification.post('code', { code: challenge.code }, { cookie })).toMatchObject({
      status: 422,
      body: { code: 'code-revoked' },
    });
    expect(await verification.post('resend', {}, { cookie })).toMatchObject({
      status: 409,
      body: { code: 'deadline-passed' },
    });
  });

  it('calls a code off when it lapses where its message may still go out, and only there', async () => {
    const { registrationId } = await accepted();
    const waiting = await accepted();
    await verification.setTime(2, 10);
    expect(await verification.post('resend', {}, { cookie: waiting.cookie })).toMatchObject({ status: 202 });
    await verification.setTime(4, 0, 1);
    await verification.sweep();
    expect(await lapses(registrationId)).toHaveLength(1);
    expect(await verification.published(contactChallengeRevoked, registrationId)).toEqual([]);
    expect(await lapses(waiting.registrationId)).toHaveLength(1);
    expect(await verification.published(contactChallengeRevoked, waiting.registrationId)).toMatchObject([
      { reason: 'replaced' },
      { reason: 'lapsed' },
    ]);
  });

  it('does not exist while no message was accepted: nobody lapses who got nothing', async () => {
    const { registrationId } = await verification.submit();
    await verification.setTime(60, 10);
    await verification.sweep();
    expect(await lapses(registrationId)).toEqual([]);
  });

  it('does not touch who was proven, even where the sweep comes late', async () => {
    const { registrationId, challenge, cookie } = await accepted();
    expect(await verification.post('code', { code: challenge.code }, { cookie })).toMatchObject({ status: 200 });
    await verification.setTime(30, 10);
    await verification.sweep();
    expect(await lapses(registrationId)).toEqual([]);
  });
});

describe('an extension', () => {
  it('moves a deadline later, and never earlier', async () => {
    const { registrationId, at } = await accepted();
    const until = new Date(endOfDay(at, 6));
    await extend(registrationId, until);
    await extend(registrationId, new Date(endOfDay(at, 5)));
    expect(await deadlines(registrationId)).toEqual([
      ['message-accepted', endOfDay(at, 3)],
      ['extended', until.toISOString()],
    ]);
    await verification.setTime(4, 10);
    await verification.sweep();
    expect(await lapses(registrationId)).toEqual([]);
  });

  it('reopens what has lapsed, with a new code that proves it', async () => {
    const { registrationId, challenge, cookie } = await accepted();
    await verification.setTime(4, 10);
    await verification.sweep();
    await extend(registrationId, new Date(endOfDay(await verification.now(), 2)));
    const fresh = await verification.challenge(registrationId, 'verify');
    expect(fresh.event.challengeId).not.toBe(challenge.event.challengeId);
    expect(await step(cookie)).toMatchObject({ state: 'waiting', deadline: { paused: false } });
    expect(await verification.post('code', { code: fresh.code }, { cookie })).toMatchObject({ status: 200 });
  });

  it('reopens nothing after the cancellation', async () => {
    const { registrationId, cookie } = await accepted();
    await verification.setTime(4, 10);
    await verification.sweep();
    await cancel(registrationId);
    await extend(registrationId, new Date(endOfDay(await verification.now(), 2)));
    expect(await step(cookie)).toMatchObject({ state: 'lapsed' });
    expect(await deadlines(registrationId)).toHaveLength(1);
  });

  it('gives the window anew where its own end had passed before it was heard of', async () => {
    const { registrationId, cookie } = await accepted();
    await verification.setTime(4, 10);
    await verification.sweep();
    await extend(registrationId, new Date((await verification.now()).getTime() - 1_000));
    const fresh = await verification.challenge(registrationId, 'verify');
    expect(await step(cookie)).toMatchObject({ state: 'waiting', deadline: { until: null } });
    await verification.message(fresh.event, 'sent', await verification.now());
    expect(await step(cookie)).toMatchObject({ deadline: { until: endOfDay(await verification.now(), 3) } });
  });

  it('of a document is none of this service', async () => {
    await expect(extend(randomUUID(), new Date(), 'document')).resolves.toBeUndefined();
  });
});

describe('the clock', () => {
  afterEach(() => switchSms(true));

  it('stands while sending is off, and goes on with all the time that was left', async () => {
    const { registrationId, at, cookie } = await accepted('sms');
    const mail = await accepted('email');
    await verification.setTime(2, 10);
    await switchSms(false);
    await verification.sweep();
    expect(await step(cookie)).toMatchObject({ deadline: { until: null, paused: true } });
    await verification.setTime(9, 10);
    await verification.sweep();
    expect(await lapses(registrationId)).toEqual([]);
    expect(await lapses(mail.registrationId)).toHaveLength(1);
    await switchSms(true);
    await verification.sweep();
    expect(await deadlines(registrationId)).toEqual([
      ['message-accepted', endOfDay(at, 3)],
      ['sending-off', null],
      ['sending-on', endOfDay(at, 10)],
    ]);
    await verification.setTime(11, 1);
    await verification.sweep();
    expect(await lapses(registrationId)).toHaveLength(1);
  });

  it('stands from the switch on, even where no sweep told the case before its deadline', async () => {
    const { registrationId } = await accepted('sms');
    await verification.setTime(3, 22);
    await switchSms(false);
    await verification.setTime(8, 10);
    await verification.sweep();
    expect(await lapses(registrationId)).toEqual([]);
    expect((await deadlines(registrationId)).at(-1)).toEqual(['sending-off', null]);
  });

  it('stands from the start for who is accepted while sending is off', async () => {
    await switchSms(false);
    const { registrationId } = await accepted('sms');
    expect((await deadlines(registrationId)).map(([reason]) => reason)).toEqual(['message-accepted', 'sending-off']);
  });
});

describe('a code that ended while sending was off', () => {
  afterEach(() => switchSms(true));

  const issued = (registrationId: string) => verification.published(contactChallengeIssued, registrationId);
  const offFrom = async (day: number, hour: number, minute = 0) => {
    await verification.setTime(day, hour, minute);
    await switchSms(false);
  };
  const onFrom = async (day: number, hour: number, minute = 0) => {
    await verification.setTime(day, hour, minute);
    await switchSms(true);
    await verification.sweep();
    await verification.sweep();
  };

  it('is followed by a new one, once, when sending is on again', async () => {
    const { registrationId, challenge, cookie } = await accepted('sms');
    await offFrom(0, 10, 5);
    await onFrom(0, 12);
    expect(await issued(registrationId)).toHaveLength(2);
    const fresh = await verification.challenge(registrationId, 'verify');
    expect(fresh.recipient).toBe(challenge.recipient);
    expect(await step(cookie)).toMatchObject({ state: 'waiting', triesLeft: 5, deadline: { paused: false } });
    expect(await verification.post('code', { code: fresh.code }, { cookie })).toMatchObject({ status: 200 });
  });

  it('is followed by a new one where its message was never sent before it was of no use', async () => {
    await offFrom(0, 9);
    await verification.setTime(0, 10);
    const { registrationId, challenge, cookie } = await verification.submit('sms');
    await verification.setTime(4, 10);
    await verification.message(challenge.event, 'failed');
    await onFrom(4, 11);
    expect(await issued(registrationId)).toHaveLength(2);
    const { code } = await verification.challenge(registrationId, 'verify');
    expect(await verification.post('code', { code }, { cookie })).toMatchObject({ status: 200 });
  });

  it('is followed by a new one although somebody tried the old one before the sweep', async () => {
    const { registrationId, challenge, cookie } = await accepted('sms');
    await offFrom(0, 10, 5);
    await verification.setTime(0, 12);
    await switchSms(true);
    const late = await verification.post('code', { code: challenge.code }, { cookie });
    expect(late).toMatchObject({ status: 422, body: { code: 'code-expired' } });
    await verification.post('code', { code: otherThan(challenge.code) }, { cookie });
    await verification.sweep();
    expect(await issued(registrationId)).toHaveLength(2);
  });

  it('is followed by none where it lives, ended before, was proven, or another one was asked for meanwhile', async () => {
    const [lives, before, proven, asked] = [
      await accepted('email'),
      await accepted('sms'),
      await accepted('sms'),
      await accepted('sms'),
    ];
    await verification.post('code', { code: proven.challenge.code }, { cookie: proven.cookie });
    await verification.setTime(0, 10, 30);
    await verification.post('resend', {}, { cookie: asked.cookie });
    await verification.message((await verification.challenge(asked.registrationId, 'verify')).event);
    await offFrom(0, 10, 35);
    await verification.setTime(0, 11);
    await switchSms(true);
    await verification.post('resend', {}, { cookie: asked.cookie });
    await verification.sweep();
    for (const { registrationId } of [lives, before, proven]) expect(await issued(registrationId)).toHaveLength(1);
    expect(await issued(asked.registrationId)).toHaveLength(3);
  });

  it('is followed by none where the codes of the day are used up', async () => {
    const { registrationId, cookie } = await accepted('sms');
    for (const minute of [2, 4, 6, 8]) {
      await verification.setTime(0, 10, minute);
      await verification.post('resend', {}, { cookie });
    }
    await verification.message((await verification.challenge(registrationId, 'verify')).event);
    await offFrom(0, 10, 10);
    await onFrom(0, 11);
    expect(await issued(registrationId)).toHaveLength(5);
  });
});

describe('what began before deadlines were kept', () => {
  it('gets those that it would have', async () => {
    const [sent, queued, proven, cancelled] = [
      await accepted(),
      await verification.submit(),
      await accepted(),
      await verification.submit(),
    ];
    await verification.post('code', { code: proven.challenge.code }, { cookie: proven.cookie });
    await cancel(cancelled.registrationId);
    const all = [sent, queued, proven, cancelled].map(({ registrationId }) => registrationId);
    const steps = () =>
      verification.database.dataSource.query<object[]>(
        `select registration_id, purpose, contact_id, state, proven_contact_id, clock, until,
                (select proven_at is not null from contacts where contacts.contact_id = steps.contact_id) as proven
           from steps where registration_id = any($1) order by array_position($1, registration_id)`,
        [all],
      );
    const before = await steps();
    expect(before).toMatchObject([
      { clock: 'running' },
      { clock: 'not-started' },
      { proven: true },
      { state: 'ended' },
    ]);
    // Back to before there were deadlines.
    for (let i = migrations.length; i > 2; i--) await verification.database.dataSource.undoLastMigration();
    await migrate(verification.database.dataSource);
    expect(await steps()).toEqual(before);
  });
});
