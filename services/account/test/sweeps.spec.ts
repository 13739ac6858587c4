import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  contactDeadlineSet,
  documentAccepted,
  documentOverdue,
  documentRejected,
  documentReopened,
  registrationDeadlineMoved,
} from '#contracts';
import type { RunningService } from '#runtime';
import { eventually } from '#testing';
import { AccountFixture, session } from './account.fixture.js';
import { type Applicant, PASSWORD } from './applicants.js';

const HOUR = 3_600;
const DAY_MS = 86_400_000;
const iso = (ms: number) => new Date(Date.now() + ms).toISOString();

let account: AccountFixture;
let workers: RunningService[];
beforeEach(async () => {
  account = await AccountFixture.start();
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await account.stop();
});

async function twoWorkers(): Promise<void> {
  workers = await Promise.all([account.startWorker(), account.startWorker()]);
}
const command = (name: string, ...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { PATH: process.env.PATH, DATABASE_URL: account.database.url };
    execFile(process.execPath, [`dist/services/account/src/in/cli/${name}.js`, ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
const extend = (purpose: string, until: string) =>
  command(
    'extend-deadlines',
    '--period',
    'CPNS 2026',
    '--purpose',
    purpose,
    '--until',
    until,
    '--reason',
    'provider-outage',
  );
const finished = () =>
  eventually(async () => (await account.query('select 1 from extension where finished_at is null')).length === 0, {
    timeoutMs: 60_000,
  });
const deadlineSet = ({ registrationId, email }: Omit<Applicant, 'nik'>, until: string | null) =>
  account.hear(contactDeadlineSet, {
    ...{ registrationId, contactId: email, channel: 'email', purpose: 'verify' },
    ...{ until, reason: 'message-accepted' },
  });
const moved = () =>
  account.query<{ key: string }>('select key from outbox where type = $1', [registrationDeadlineMoved.type]);

describe('reminders', () => {
  it('come once at each distance before the deadline, whoever many processes look', async () => {
    const applicants = await account.many(50);
    for (const applicant of applicants) await deadlineSet(applicant, iso(3 * DAY_MS));
    await twoWorkers();
    const templates = () =>
      account.query<{ count: number; keys: number }>(
        `select count(*)::int as count, count(distinct key)::int as keys from outbox where type ~ 'notice'`,
      );
    await account.database.shiftClock(49 * HOUR);
    await eventually(async () => (await templates())[0]?.count === 50, { timeoutMs: 30_000 });
    await account.database.shiftClock(70 * HOUR);
    await eventually(async () => (await templates())[0]?.count === 100, { timeoutMs: 30_000 });
    await account.database.shiftClock(71 * HOUR);
    expect(await account.query('select 1 from deadline where remind_at is not null')).toEqual([]);
    expect(await templates()).toEqual([{ count: 100, keys: 50 }]);
    const [applicant] = applicants;
    const notices = await account.notices(applicant?.registrationId ?? '');
    expect(notices).toMatchObject([
      { template: 'reminder-verify', contactId: applicant?.email },
      { template: 'reminder-verify', contactId: applicant?.email },
    ]);
    expect(new Set(notices.map(({ noticeId }) => noticeId)).size).toBe(2);
  });

  it('are not made up for after an outage, and go to nobody who has proven the contact', async () => {
    const [late, proven] = [await account.submitted(), await account.submitted()];
    await deadlineSet(late, iso(3 * DAY_MS));
    await deadlineSet(proven, iso(3 * DAY_MS));
    await account.prove(proven.registrationId, proven.email, 'verify');
    await account.database.shiftClock(70 * HOUR);
    await twoWorkers();
    await eventually(
      async () => (await account.query('select 1 from deadline where remind_at is not null')).length === 0,
    );
    expect(await account.notices(late.registrationId)).toHaveLength(1);
    expect(await account.notices(proven.registrationId)).toEqual([]);
  });
});

describe('drafts', () => {
  it('end after a day without anybody, once each with two sweepers, and their people register again', async () => {
    const drafts = [];
    for (let count = 0; count < 10; count += 1) drafts.push(await account.draft());
    const [visited, edited, first] = drafts;
    if (!visited || !edited || !first) throw new Error('no drafts');
    await account.database.shiftClock(20 * HOUR);
    const { registrationNumber } = visited;
    const again = await account.post('/api/v1/sessions', { registrationNumber, password: PASSWORD });
    expect(again.status).toBe(200);
    await account.query(
      `update registration set draft_expires_at = app_now() + interval '1 day' where registration_id = $1`,
      [edited.registrationId],
    );
    await account.database.shiftClock(25 * HOUR);
    await twoWorkers();
    await eventually(async () => (await account.states())['cancelled draft-expired'] === 8);
    expect(await account.states()).toEqual({ draft: 2, 'cancelled draft-expired': 8 });
    const events = await account.query(`select count(*)::int as count from outbox where type ~ 'cancelled|notice'`);
    expect(events).toEqual([{ count: 8 }]);
    await account.database.shiftClock(0);
    expect(await account.me(first)).toMatchObject({ state: 'cancelled', cancelled: { reason: 'draft-expired' } });
    const anew = await account.submitted(first.nik);
    await account.prove(anew.registrationId, anew.email, 'verify');
    await account.prove(anew.registrationId, anew.sms, 'activate', 'sms');
    expect((await account.me(anew)).state).toBe('active');
  });

  it('stay while somebody edits them', async () => {
    const draft = await account.draft();
    const before = (await account.me(draft)).draftExpiresAt as string;
    const answer = await account.call('/api/v1/registrations/me', {
      method: 'PATCH',
      cookies: session(draft),
      headers: { 'if-match': '"1"' },
      body: { person: { name: 'Siti' } },
    });
    const after = answer.json<{ draftExpiresAt: string }>().draftExpiresAt;
    expect(new Date(after).getTime()).toBeGreaterThan(new Date(before).getTime());
  });

  it('have the time of an extension', async () => {
    const draft = await account.draft();
    expect(await extend('draft', iso(5 * DAY_MS))).toMatchObject({ code: 0 });
    await twoWorkers();
    await finished();
    await account.database.shiftClock(4 * 24 * HOUR);
    expect((await account.me(await login(draft))).state).toBe('draft');
  });
  const login = async ({ registrationNumber }: { registrationNumber: string }) =>
    account.post('/api/v1/sessions', { registrationNumber, password: PASSWORD });
});

describe('node dist/services/account/src/in/cli/extend-deadlines.js', () => {
  it('reaches everybody at that step once with two workers, and tells those who have a deadline', async () => {
    const applicants = await account.many(300);
    const [known, verified] = applicants;
    if (!known || !verified) throw new Error('nobody registered');
    await deadlineSet(known, iso(3 * DAY_MS));
    await account.prove(verified.registrationId, verified.email, 'verify');
    const until = iso(6 * DAY_MS);
    await twoWorkers();
    expect(await extend('verify', until)).toMatchObject({ code: 0, out: expect.stringMatching(/^recorded /) });
    expect(await extend('verify', until)).toMatchObject({ code: 0, out: expect.stringMatching(/^unchanged /) });
    await finished();
    const keys = (await moved()).map(({ key }) => key);
    expect([keys.length, new Set(keys).size, keys.includes(verified.registrationId)]).toEqual([299, 299, false]);
    const notices = await account.query<{ key: string }>(`select key from outbox where type ~ 'notice'`);
    expect(notices).toEqual([{ key: known.registrationId }]);
    expect(await account.notices(known.registrationId)).toMatchObject([
      { template: 'deadline-moved', values: { until } },
    ]);
  });

  it('moves nobody earlier', async () => {
    const [applicant] = await account.many(1);
    if (!applicant) throw new Error('nobody registered');
    await deadlineSet(applicant, iso(9 * DAY_MS));
    await extend('verify', iso(DAY_MS));
    await twoWorkers();
    await finished();
    expect(await moved()).toEqual([]);
  });

  it('says what is wrong', async () => {
    expect(await extend('verify', iso(-DAY_MS))).toMatchObject({
      code: 1,
      err: expect.stringContaining('extension-invalid'),
    });
    expect(await extend('nothing', iso(DAY_MS))).toMatchObject({ code: 64 });
    expect(await command('extend-deadlines')).toMatchObject({ code: 64, err: expect.stringContaining('--purpose') });
  });
});

describe('a document that was refused after the submission', () => {
  const about = (registrationId: string, documentId: string) => ({ registrationId, documentId, kind: 'ktp' });
  async function refused() {
    const drafted = await account.draft();
    const { registrationId } = drafted;
    const documentId = randomUUID();
    await account.submit(drafted, [await account.receipt(drafted, { documentId })]);
    const file = { sha256: 'ab'.repeat(32), sizeBytes: 1 };
    await account.hear(documentRejected, { ...about(registrationId, documentId), ...file, reason: 'image-unreadable' });
    const until = iso(DAY_MS);
    await account.hear(documentReopened, { ...about(registrationId, documentId), until, reason: 'image-unreadable' });
    return { ...drafted, documentId, until };
  }

  it('is shown with its deadline, and ends the registration when that is over', async () => {
    const { documentId, until, ...drafted } = await refused();
    expect((await account.me(drafted)).documents).toMatchObject([
      { documentId, state: 'rejected', reopenedUntil: until },
    ]);
    await account.hear(documentOverdue, { ...about(drafted.registrationId, documentId), until });
    await account.hear(documentOverdue, { ...about(drafted.registrationId, documentId), until });
    expect(await account.me(drafted)).toMatchObject({ state: 'cancelled', cancelled: { reason: 'document-overdue' } });
    expect(await account.notices(drafted.registrationId)).toHaveLength(1);
  });

  it('has the time of an extension, also where it is over already', async () => {
    const { documentId, until, ...drafted } = await refused();
    await extend('document', iso(3 * DAY_MS));
    await account.database.shiftClock(4 * 24 * 3_600);
    await account.hear(documentOverdue, { ...about(drafted.registrationId, documentId), until });
    expect((await account.me(drafted)).state).toBe('submitted');
    expect(await moved()).toEqual([{ key: drafted.registrationId }]);
  });

  it('is followed by the one that replaces it, and then cannot be overdue', async () => {
    const { documentId, until, ...drafted } = await refused();
    const replacement = randomUUID();
    const file = { sha256: 'cd'.repeat(32), sizeBytes: 1, warnings: [], replaces: documentId };
    await account.hear(documentAccepted, { ...about(drafted.registrationId, replacement), ...file });
    await account.hear(documentOverdue, { ...about(drafted.registrationId, documentId), until });
    expect(await account.me(drafted)).toMatchObject({
      state: 'submitted',
      documents: [{ documentId: replacement, state: 'accepted' }],
    });
  });
});
