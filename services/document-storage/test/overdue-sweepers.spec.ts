import { eventually } from '#testing';
import type { Answer, Applicant, Slot } from './applicant.js';
import { HOUR, Reopening } from './reopening.js';

let stage: Reopening;
let applicant: Applicant;

beforeAll(async () => {
  stage = await Reopening.start();
});
afterAll(() => stage?.harness.stop());
beforeEach(async () => {
  applicant = await stage.harness.newApplicant();
});
afterEach(() => stage.settle());

/** Somebody whose replacement is uploaded and not committed. */
async function readyToCommit(who: Applicant): Promise<{ readonly who: Applicant; readonly slot: Slot }> {
  await stage.refused(who);
  const slot = await who.slotFor('ktp', stage.photo);
  await who.upload(slot, stage.photo);
  return { who, slot };
}

/** Gives somebody that much time from now. */
function leave({ registrationId }: Applicant, seconds: number): Promise<unknown> {
  return stage.harness.database.dataSource.query(
    `with due as (
       update document set reopened_until = app_now() + make_interval(secs => $2)
       where registration_id = $1 and state = 'reopened' returning reopened_until
     ) update dossier set due_at = reopened_until from due where registration_id = $1`,
    [registrationId, seconds],
  );
}

/** Sweeps again and again; what it gives ends that. */
function untilStopped(): () => Promise<void> {
  let running = true;
  const sweeping = (async () => {
    while (running) await stage.sweep();
  })();
  return () => {
    running = false;
    return sweeping;
  };
}

/** What was answered is what became of it: late once, or accepted and never late. */
async function expectItsDue(who: Applicant, slot: Slot, { status, json }: Answer): Promise<void> {
  const [end] = (await stage.told(who)).slice(-1);
  if (status === 200) expect(end).toEqual(['accepted', slot.documentId]);
  else expect([json().code, end?.[0]]).toEqual(['document-overdue', 'overdue']);
  expect(await stage.times('overdue', who)).toBe(status === 200 ? 0 : 1);
}

describe('of several sweepers', () => {
  it('each overdue document is told of by exactly one', async () => {
    const people = await stage.people(20);
    for (const who of people) await stage.refused(who);
    await stage.pass(25);
    const workers = await Promise.all([stage.harness.run('work'), stage.harness.run('work')]);
    await Promise.all(Array.from({ length: 6 }, () => stage.sweep()));
    await eventually(async () => (await stage.due()) === 0);
    for (const who of people) expect(await stage.times('overdue', who)).toBe(1);
    for (const worker of workers) await worker.stop();
  });

  it('none is held up by a registration that somebody holds, nor by one that cannot be settled', async () => {
    const [held, poisoned] = [await stage.harness.newApplicant(), await stage.harness.newApplicant()];
    for (const who of [held, poisoned, applicant]) await stage.refused(who);
    const { dataSource } = stage.harness.database;
    await dataSource.query(`update document set kind = 'NOBODY KNOWS' where registration_id = $1`, [
      poisoned.registrationId,
    ]);
    const holder = dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('select from dossier where registration_id = $1 for update', [held.registrationId]);
    await stage.pass(25);
    const worker = await stage.harness.run('work');
    await eventually(async () => (await stage.times('overdue', applicant)) === 1);
    expect(await stage.times('overdue', held)).toBe(0);
    await holder.rollbackTransaction();
    await holder.release();
    await eventually(async () => (await stage.times('overdue', held)) === 1);
    expect(await stage.times('overdue', poisoned)).toBe(0);
    expect(await stage.due()).toBe(1);
    await worker.stop();
  });

  it('none makes a commit late that was answered, and every other is late once', async () => {
    const people = [];
    for (const who of await stage.people(15)) people.push(await readyToCommit(who));
    // One has time, for one it is over, and for the others it ends while their commits are on the way.
    for (const [n, { who }] of people.entries()) await leave(who, n === 0 ? HOUR : n === 14 ? 0 : n / 40);
    const sweepers = [untilStopped(), untilStopped()];
    const answers = await Promise.all(people.map(({ who, slot }) => who.commit(slot)));
    await eventually(async () => (await stage.due()) === 0);
    await stage.inspectAll();
    await Promise.all(sweepers.map((stop) => stop()));
    for (const [n, { who, slot }] of people.entries()) await expectItsDue(who, slot, answers[n] as Answer);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
  });

  it('none ends the time of a document whose acceptance arrives beside it', async () => {
    const people = await stage.people(10);
    for (const who of people) {
      await stage.refused(who);
      await who.hand('ktp', stage.photo);
    }
    await stage.pass(25);
    await Promise.all([stage.inspectAll(), stage.inspectAll(), stage.sweep(), stage.sweep(), stage.sweep()]);
    await stage.sweep();
    for (const who of people)
      expect([await stage.times('accepted', who), await stage.times('overdue', who)]).toEqual([2, 0]);
  });
});
