import { randomUUID } from 'node:crypto';
import { contactLapsed, contactVerified, registrationDeadlineMoved } from '#contracts';
import { eventually } from '#testing';
import { SettleDue } from '../src/app/settle-due.js';
import { OnDeadlineMoved } from '../src/in/kafka/on-deadline-moved.js';
import { sweepDuty } from '../src/in/worker/sweep.duty.js';
import { VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
let due: SettleDue;
beforeAll(async () => {
  verification = await VerificationHarness.start();
  due = verification.app.get(SettleDue);
});
afterAll(() => verification.stop());
beforeEach(() => verification.setTime(0, 10));

const query = <T>(sql: string, parameters: unknown[] = []) =>
  verification.database.dataSource.query<T>(sql, parameters);
const lapsedInAll = async () => {
  const [row] = await query<[{ count: number; distinct: number }]>(
    'select count(*)::int as count, count(distinct key)::int as distinct from outbox where type = $1',
    [contactLapsed.type],
  );
  return row;
};
const waiting = async () =>
  (await query<[{ count: number }]>(`select count(*)::int as count from steps where state = 'waiting'`))[0].count;

async function accepted(count: number) {
  const all = [];
  for (let i = 0; i < count; i++) {
    const submitted = await verification.submit();
    await verification.message(submitted.challenge.event);
    all.push(submitted);
  }
  return all;
}

/** Many cases like one that is there, as the database sees them. */
async function multiply(registrationId: string, by: number): Promise<void> {
  await query(
    `with copies as (select gen_random_uuid() as r, gen_random_uuid() as e, gen_random_uuid() as s,
                            gen_random_uuid() as c, n from generate_series(1, $2) as n),
          made as (insert into cases select (jsonb_populate_record(cases, jsonb_build_object(
                     'registration_id', r, 'first_contact_id', e))).* from cases, copies where registration_id = $1 returning 1),
          mails as (insert into contacts select (jsonb_populate_record(contacts, jsonb_build_object(
                     'contact_id', case channel when 'email' then e else s end, 'registration_id', r))).*
                     from contacts, copies where registration_id = $1 returning 1),
          codes as (insert into challenges select (jsonb_populate_record(challenges, jsonb_build_object(
                     'challenge_id', c, 'registration_id', r, 'contact_id', e, 'link_hash', lpad(to_hex(n), 64, '0')))).*
                     from challenges, copies where registration_id = $1 returning 1)
     insert into steps select (jsonb_populate_record(steps, jsonb_build_object('registration_id', r, 'contact_id', e))).*
       from steps, copies where registration_id = $1`,
    [registrationId, by],
  );
}

describe('two sweepers at once', () => {
  it('lapse each of 2,000 contacts exactly once', async () => {
    const [first] = await accepted(1);
    await multiply(first?.registrationId ?? '', 1_999);
    await verification.setTime(4, 1);
    const sweepers = [1, 2].map(() => sweepDuty(due, 50));
    await Promise.all(sweepers.map((sweeper) => sweeper.start()));
    await eventually(async () => (await waiting()) === 0, { timeoutMs: 150_000, everyMs: 200 });
    await Promise.all(sweepers.map((sweeper) => sweeper.stop()));
    expect(await lapsedInAll()).toEqual({ count: 2_000, distinct: 2_000 });
  });
});

describe('a sweep', () => {
  it('that meets a confirmation leaves one of both: proven, or lapsed and refused', async () => {
    const all = await accepted(30);
    await verification.setTime(0, 23);
    // The code outlives the deadline, so that both may come.
    await query(`update steps set until = app_now() - interval '1 second' where state = 'waiting'`);
    const sweeps = all.map(
      ({ registrationId }) =>
        () =>
          due.execute({ kind: 'lapse', registrationId }),
    );
    const answers = await Promise.all(
      all.map(async ({ challenge, cookie }, i) => {
        const [answer] = await Promise.all([
          verification.post('code', { code: challenge.code }, { cookie }),
          sweeps[i]?.(),
          sweeps[i]?.(),
        ]);
        return answer;
      }),
    );
    for (const { registrationId } of all) await due.execute({ kind: 'lapse', registrationId });
    for (const [i, { registrationId }] of all.entries()) {
      const proven = await verification.published(contactVerified, registrationId);
      const lapsed = await verification.published(contactLapsed, registrationId);
      expect([proven.length, lapsed.length]).toEqual(answers[i]?.status === 200 ? [1, 0] : [0, 1]);
    }
  });

  it('that meets an extension loses nobody whom it covers', async () => {
    const all = await accepted(20);
    await verification.setTime(4, 1);
    const until = new Date((await verification.now()).getTime() + 86_400_000).toISOString();
    await Promise.all(
      all.flatMap(({ registrationId }) => [
        verification.hear(OnDeadlineMoved, registrationDeadlineMoved, {
          registrationId,
          extensionId: randomUUID(),
          purpose: 'verify',
          until,
          reason: 'provider-outage',
        }),
        due.execute({ kind: 'lapse', registrationId }),
      ]),
    );
    await verification.sweep();
    for (const { registrationId, cookie } of all) {
      const { code } = await verification.challenge(registrationId, 'verify');
      const [step] = (await verification.get('current', cookie)).body.steps;
      expect(step).toMatchObject({ state: expect.stringMatching(/waiting|expired/), deadline: { until } });
      if (step.state === 'waiting')
        expect(await verification.post('code', { code }, { cookie })).toMatchObject({ status: 200 });
    }
  });

  it('sets aside what it cannot settle and goes on with the rest', async () => {
    const [broken, sound] = await accepted(2);
    await verification.setTime(4, 1);
    await query(`alter table outbox add constraint broken check (key <> '${broken?.registrationId}') not valid`);
    const sweeper = sweepDuty(due, 50);
    await sweeper.start();
    await eventually(
      async () => (await verification.published(contactLapsed, sound?.registrationId ?? '')).length === 1,
    );
    await sweeper.stop();
    expect(await verification.published(contactLapsed, broken?.registrationId ?? '')).toEqual([]);
    await query('alter table outbox drop constraint broken');
  });
});
