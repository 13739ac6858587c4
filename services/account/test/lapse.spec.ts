import { randomUUID } from 'node:crypto';
import {
  contactChallengeIssued,
  contactChallengeRevoked,
  contactDeadlineSet,
  contactLapsed,
  registrationDeadlineMoved,
} from '#contracts';
import { openPeriods } from '../src/period-tools.js';
import { AccountFixture } from './account.fixture.js';
import { type Applicant } from './applicants.js';

const DAY = 86_400_000;
const iso = (ms: number) => new Date(Date.now() + ms).toISOString();

let account: AccountFixture;
beforeEach(async () => {
  account = await AccountFixture.start();
});
afterEach(() => account.stop());

const lapse = (
  { registrationId, email, sms }: Applicant,
  purpose: 'verify' | 'activate' = 'verify',
  until = iso(-1_000),
) => {
  const about = purpose === 'verify' ? { contactId: email, channel: 'email' } : { contactId: sms, channel: 'sms' };
  return account.hear(contactLapsed, { registrationId, ...about, purpose, at: iso(0), until });
};
async function extend(purpose: 'verify' | 'activate', until = iso(DAY)): Promise<string> {
  const periods = await openPeriods(account.database.url);
  const terms = { periodId: account.periodId, purpose, until: new Date(until), reason: 'provider-outage' };
  try {
    return (await periods.extendDeadlines.execute(terms)).extensionId;
  } finally {
    await periods.close();
  }
}
const typesOf = async (registrationId: string) =>
  (await account.published(registrationId)).map(({ type }) => type.replace('id.daftar.', ''));

describe('a lapse that is heard', () => {
  it('ends the registration once, and tells the person at the contact that was being proven', async () => {
    const applicant = await account.submitted();
    await lapse(applicant);
    await lapse(applicant);
    expect(await account.me(applicant)).toMatchObject({
      state: 'cancelled',
      cancelled: { reason: 'not-verified-in-time' },
    });
    expect(await typesOf(applicant.registrationId)).toEqual([
      'registration.submitted.v1',
      'registration.cancelled.v1',
      'notice.requested.v1',
    ]);
    expect(await account.notices(applicant.registrationId)).toEqual([
      {
        template: 'cancelled',
        noticeId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        contactId: applicant.email,
        channel: 'email',
        recipient: 'siti.rahasia@example.id',
        values: {
          maskedName: 'S*** N*******',
          registrationNumber: applicant.registrationNumber,
          reason: 'not-verified-in-time',
        },
      },
    ]);
    const stored = JSON.stringify(await account.published(applicant.registrationId));
    expect(stored).not.toContain('siti.rahasia');
  });

  it('of the activation is told to the contact that was proven', async () => {
    const applicant = await account.submitted();
    await account.prove(applicant.registrationId, applicant.email, 'verify');
    await lapse(applicant, 'activate');
    expect(await account.me(applicant)).toMatchObject({ cancelled: { reason: 'not-activated-in-time' } });
    expect(await account.notices(applicant.registrationId)).toMatchObject([
      { template: 'cancelled', contactId: applicant.email },
    ]);
  });

  it('changes nothing once the contact was proven, replaced, or of another step', async () => {
    const [proven, other] = [await account.submitted(), await account.submitted()];
    await account.prove(proven.registrationId, proven.email, 'verify');
    await lapse(proven);
    await lapse(other, 'activate');
    const { registrationId } = other;
    const replaced = { contactId: randomUUID(), channel: 'email', purpose: 'verify', at: iso(0), until: iso(0) };
    await account.hear(contactLapsed, { registrationId, ...replaced });
    expect([(await account.me(proven)).state, (await account.me(other)).state]).toEqual(['verified', 'submitted']);
  });

  it('loses against an extension that was recorded before it, and wins again when that has run out too', async () => {
    const applicant = await account.submitted();
    const until = iso(DAY);
    const extensionId = await extend('verify', until);
    await lapse(applicant);
    expect((await account.me(applicant)).state).toBe('submitted');
    const moved = (await account.published(applicant.registrationId)).at(-1);
    expect(moved).toMatchObject({
      type: registrationDeadlineMoved.type,
      data: { extensionId, purpose: 'verify', reason: 'provider-outage' },
    });
    await account.database.shiftClock(2 * 24 * 3_600);
    await lapse(applicant, 'verify', until);
    expect((await account.me(applicant)).state).toBe('cancelled');
  });

  it('loses against an extension that it was decided without, also when it is heard after the end of that', async () => {
    const applicant = await account.submitted();
    await extend('verify', iso(DAY));
    await account.database.shiftClock(2 * 24 * 3_600);
    await lapse(applicant);
    expect((await account.me(applicant)).state).toBe('submitted');
    const moved = (await account.published(applicant.registrationId)).at(-1);
    expect(moved).toMatchObject({ type: registrationDeadlineMoved.type, data: { purpose: 'verify' } });
  });

  it('writes to nobody who said that the registration is not theirs', async () => {
    const applicant = await account.submitted();
    const { registrationId, email } = applicant;
    const challengeId = randomUUID();
    const [issued] = contactChallengeIssued.samples;
    await account.hear(contactChallengeIssued, { ...issued, registrationId, challengeId, contactId: email });
    await account.hear(contactChallengeRevoked, { registrationId, challengeId, reason: 'not-mine' });
    await lapse(applicant);
    expect((await account.me(applicant)).state).toBe('cancelled');
    expect(await account.notices(registrationId)).toEqual([]);
  });
});

describe('many lapses', () => {
  it('end 600 registrations once each, while an extension loses nobody whom it covers', async () => {
    const applicants = await account.many(600);
    const queue = [...applicants];
    let extending: Promise<string> | undefined;
    const lane = async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        await lapse(next);
        if (queue.length < 300) extending ??= extend('verify');
      }
    };
    await Promise.all(Array.from({ length: 6 }, lane));
    await extending;
    const { submitted = 0, 'cancelled not-verified-in-time': ended = 0 } = await account.states();
    expect(submitted + ended).toBe(600);
    expect(submitted).toBeGreaterThan(0);
    expect(ended).toBeGreaterThan(0);
    // Audit ids are drawn under the lock that lapses and extensions share: nobody ended after the extension was there.
    const [late] = await account.query<{ count: number }>(
      `select count(*)::int as count from audit where action = 'registration.cancelled'
      and id > (select id from audit where action = 'extension.recorded')`,
    );
    expect(late).toEqual({ count: 0 });
    const events = await account.query<{ type: string; count: number; keys: number }>(
      `select type, count(*)::int as count, count(distinct key)::int as keys from outbox
      where type ~ 'cancelled|deadline-moved' group by type order by type`,
    );
    expect(events).toEqual([
      { type: 'id.daftar.registration.cancelled.v1', count: ended, keys: ended },
      { type: 'id.daftar.registration.deadline-moved.v1', count: submitted, keys: submitted },
    ]);
  });
});

describe('a deadline that is set', () => {
  it('is shown for the countdown, also while it stands', async () => {
    const { registrationId, email, ...applicant } = await account.submitted();
    const about = { registrationId, contactId: email, channel: 'email', purpose: 'verify' };
    const until = iso(3 * DAY);
    await account.hear(contactDeadlineSet, { ...about, until, reason: 'message-accepted' });
    const deadline = { purpose: 'verify', contactId: email };
    expect((await account.me(applicant)).deadline).toEqual({ ...deadline, until, paused: false });
    await account.hear(contactDeadlineSet, { ...about, until: null, reason: 'sending-off' });
    expect((await account.me(applicant)).deadline).toEqual({ ...deadline, until: null, paused: true });
  });

  it('of somebody who came after an extension gets that time, and its answer gets none', async () => {
    const extensionId = await extend('verify', iso(9 * DAY));
    const { registrationId, email } = await account.submitted();
    const about = { registrationId, contactId: email, channel: 'email', purpose: 'verify' };
    await account.hear(contactDeadlineSet, { ...about, until: iso(3 * DAY), reason: 'message-accepted' });
    const moved = async () =>
      (await account.published(registrationId)).filter(({ type }) => type === registrationDeadlineMoved.type);
    expect(await moved()).toMatchObject([{ data: { extensionId } }]);
    await account.hear(contactDeadlineSet, { ...about, until: iso(8 * DAY), reason: 'extended' });
    expect(await moved()).toHaveLength(1);
  });
});
