import { randomUUID } from 'node:crypto';
import { TransactionRunner } from '#database';
import { AccountFixture, POLICY, setPeriod } from './account.fixture.js';
import { drawNik } from './applicants.js';

const HOUR = 3_600_000;
const OF_REGISTRATIONS = 'id.daftar.registration.';
const typesOf = (events: { type: string }[]) =>
  events.flatMap(({ type }) => (type.startsWith(OF_REGISTRATIONS) ? [type.replace(OF_REGISTRATIONS, '')] : []));

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());

const eventsOf = async (registrationId: string) => typesOf(await account.published(registrationId));

describe('a proof that is heard', () => {
  it('verifies with the first contact and activates with the other', async () => {
    const applicant = await account.submitted();
    await account.prove(applicant.registrationId, applicant.email, 'verify');
    expect(await account.me(applicant)).toMatchObject({
      state: 'verified',
      verifiedAt: expect.any(String),
      activatedAt: null,
    });
    await account.prove(applicant.registrationId, applicant.sms, 'activate', 'sms');
    const me = await account.me(applicant);
    expect(me).toMatchObject({
      state: 'active',
      activatedAt: expect.any(String),
      contacts: [{ provenAt: expect.any(String) }, { provenAt: expect.any(String) }],
    });
    expect(await eventsOf(applicant.registrationId)).toEqual(['submitted.v1', 'verified.v1', 'activated.v1']);
  });

  it('changes nothing when it is heard again, in whatever state', async () => {
    const applicant = await account.submitted();
    const first = () => account.prove(applicant.registrationId, applicant.email, 'verify');
    const second = () => account.prove(applicant.registrationId, applicant.sms, 'activate', 'sms');
    for (const hear of [first, first, second, second, first]) await hear();
    expect(await eventsOf(applicant.registrationId)).toEqual(['submitted.v1', 'verified.v1', 'activated.v1']);
  });

  it('counts for nothing when its contact is not the registration’s', async () => {
    const applicant = await account.submitted();
    await account.prove(applicant.registrationId, randomUUID(), 'verify');
    expect((await account.me(applicant)).state).toBe('submitted');
  });

  it('is set aside for good when the registration is not known, and when it comes out of order', async () => {
    await expect(account.prove(randomUUID(), randomUUID(), 'verify')).rejects.toMatchObject({
      code: 'registration-unknown',
      kind: 'permanent',
    });
    const applicant = await account.submitted();
    await expect(account.prove(applicant.registrationId, applicant.sms, 'activate')).rejects.toMatchObject({
      code: 'registration-move-refused',
      kind: 'permanent',
    });
  });

  it('activates at once where the period asks for one proof', async () => {
    const window = { opensAt: new Date(Date.now() - HOUR), closesAt: new Date(Date.now() + HOUR) };
    await setPeriod(account.database.url, { ...window, policy: { ...POLICY, activate: 'none' } });
    const applicant = await account.submitted();
    // The policy at the submission counts, not that of today.
    await setPeriod(account.database.url, { ...window, policy: POLICY });
    await account.prove(applicant.registrationId, applicant.email, 'verify');
    expect((await account.me(applicant)).state).toBe('active');
    expect(await eventsOf(applicant.registrationId)).toEqual(['submitted.v1', 'verified.v1', 'activated.v1']);
  });
});

describe('one NIK in several registrations', () => {
  it.each(Array.from({ length: 5 }, (_, round) => round + 1))(
    'goes to one of ten first proofs at the same instant, and the others end (round %i)',
    async () => {
      const nik = drawNik();
      const rivals = await Promise.all(Array.from({ length: 10 }, () => account.submitted(nik)));
      await Promise.all(rivals.map(({ registrationId, email }) => account.prove(registrationId, email, 'verify')));
      const states = await account.query<{ state: string; count: number }>(
        `select state, count(*)::int as count from registration where registration_id = any($1) group by state order by state`,
        [rivals.map(({ registrationId }) => registrationId)],
      );
      expect(states).toEqual([
        { state: 'cancelled', count: 9 },
        { state: 'verified', count: 1 },
      ]);
      const last = await Promise.all(
        rivals.map(async ({ registrationId }) =>
          (await account.published(registrationId)).filter(({ type }) => type.startsWith(OF_REGISTRATIONS)).at(-1),
        ),
      );
      expect(typesOf(last.filter((event) => event !== undefined)).sort()).toEqual([
        ...Array(9).fill('cancelled.v1'),
        'verified.v1',
      ]);
      const cancelled = last.find((event) => event?.type.includes('cancelled'));
      expect(cancelled?.data).toMatchObject({ reason: 'nik-taken' });
    },
  );

  it('tells the person whose registration ended', async () => {
    const first = await account.submitted();
    const loser = await account.submitted(first.nik);
    await account.prove(first.registrationId, first.email, 'verify');
    await account.prove(loser.registrationId, loser.email, 'verify');
    expect(await account.me(loser)).toMatchObject({
      state: 'cancelled',
      verifiedAt: null,
      cancelled: { reason: 'nik-taken', at: expect.any(String) },
    });
    await account.prove(loser.registrationId, loser.sms, 'activate');
    expect(await eventsOf(loser.registrationId)).toEqual(['submitted.v1', 'cancelled.v1']);
    const again = await account.submit(loser, []);
    expect([again.status, again.json<{ code: string }>().code]).toEqual([409, 'registration-cancelled']);
  });

  it('is refused a second holder by the database itself', async () => {
    const [holder, rival] = [await account.submitted(), await account.submitted()];
    await account.prove(holder.registrationId, holder.email, 'verify');
    const forge = `update registration set state = 'verified', nik_index = (select nik_index from registration where registration_id = $1) where registration_id = $2`;
    await expect(account.query(forge, [holder.registrationId, rival.registrationId])).rejects.toMatchObject({
      driverError: { constraint: 'registration_nik_claimed' },
    });
  });
});

it('leaves nothing behind when the transaction of its handler fails after it', async () => {
  const applicant = await account.submitted();
  const failing = account.use(TransactionRunner).run(async () => {
    await account.prove(applicant.registrationId, applicant.email, 'verify');
    throw new Error('the inbox row was refused');
  });
  await expect(failing).rejects.toThrow('inbox');
  expect((await account.me(applicant)).state).toBe('submitted');
  expect(await eventsOf(applicant.registrationId)).toEqual(['submitted.v1']);
});
