import { eventually } from '#testing';
import { AccountFixture } from './account.fixture.js';
import { drawNik } from './applicants.js';

let account: AccountFixture;
beforeEach(async () => {
  account = await AccountFixture.start();
});
afterEach(() => account.stop());

const waiting = () => account.query('select 1 from nik_rival');

describe('registrations of one NIK', () => {
  it('of 1,000 the first proof verifies one, and two workers end the 999 once each and tell them', async () => {
    const nik = drawNik();
    const rivals = await account.many(1_000, () => nik);
    const [winner] = rivals;
    if (!winner) throw new Error('nobody registered');
    await account.prove(winner.registrationId, winner.email, 'verify');
    expect(await account.states()).toEqual({ submitted: 999, verified: 1 });
    const workers = await Promise.all([account.startWorker(), account.startWorker()]);
    try {
      await eventually(async () => (await waiting()).length === 0, { timeoutMs: 120_000, everyMs: 200 });
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
    }
    expect(await account.states()).toEqual({ 'cancelled nik-taken': 999, verified: 1 });
    const events = await account.query(
      `select type, count(*)::int as count, count(distinct key)::int as keys from outbox
      where key <> $1 and type ~ 'cancelled|notice' group by type order by type`,
      [winner.registrationId],
    );
    expect(events).toEqual([
      { type: 'id.daftar.notice.requested.v1', count: 999, keys: 999 },
      { type: 'id.daftar.registration.cancelled.v1', count: 999, keys: 999 },
    ]);
    const loser = rivals.at(-1);
    const [notice] = await account.notices(loser?.registrationId ?? '');
    expect(notice).toMatchObject({ template: 'nik-taken', contactId: loser?.email, values: { reason: 'nik-taken' } });
  });

  it('go on as drafts, and are refused when Daftar is pressed', async () => {
    const nik = drawNik();
    const [draft, winner] = [await account.draft(nik), await account.submitted(nik)];
    await account.prove(winner.registrationId, winner.email, 'verify');
    expect(await waiting()).toEqual([]);
    const answer = await account.submit(draft, [await account.receipt(draft)]);
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([409, 'nik-taken']);
    expect((await account.me(draft)).state).toBe('draft');
  });

  it('that are submitted while the NIK is claimed are refused or queued, and never forgotten', async () => {
    const nik = drawNik();
    const winner = await account.submitted(nik);
    const drafts = await Promise.all(Array.from({ length: 12 }, () => account.draft(nik)));
    const receipts = await Promise.all(drafts.map((draft) => account.receipt(draft)));
    const [, ...answers] = await Promise.all([
      account.prove(winner.registrationId, winner.email, 'verify'),
      ...drafts.map((draft, index) => account.submit(draft, [receipts[index] ?? ''])),
    ]);
    const taken = answers.filter(({ status }) => status === 202).length;
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(12 - taken);
    expect(await waiting()).toHaveLength(taken);
  });

  it('whose holder ended in the meantime are left alone', async () => {
    const nik = drawNik();
    const [winner, rival] = await account.many(2, () => nik);
    if (!winner || !rival) throw new Error('nobody registered');
    await account.prove(winner.registrationId, winner.email, 'verify');
    await account.query(
      `update registration set state = 'cancelled', cancelled_at = now(), cancel_reason = 'not-activated-in-time'
      where registration_id = $1`,
      [winner.registrationId],
    );
    const worker = await account.startWorker();
    try {
      await eventually(async () => (await waiting()).length === 0);
    } finally {
      await worker.stop();
    }
    expect(await account.states()).toEqual({ 'cancelled not-activated-in-time': 1, submitted: 1 });
  });
});

it('welcomes once, by e-mail where that was proven', async () => {
  const [byEmail, bySms] = [await account.submitted(), await account.submitted()];
  await account.prove(byEmail.registrationId, byEmail.email, 'verify');
  await account.prove(byEmail.registrationId, byEmail.sms, 'activate', 'sms');
  await account.prove(byEmail.registrationId, byEmail.sms, 'activate', 'sms');
  await account.prove(bySms.registrationId, bySms.sms, 'verify', 'sms');
  await account.prove(bySms.registrationId, bySms.sms, 'activate', 'sms');
  expect(await account.notices(byEmail.registrationId)).toMatchObject([{ template: 'welcome', channel: 'email' }]);
  expect(await account.notices(bySms.registrationId)).toMatchObject([
    { template: 'welcome', channel: 'sms', recipient: '+6281234567890' },
  ]);
});
