import { randomUUID } from 'node:crypto';
import {
  contactErased,
  documentAccepted,
  documentErased,
  messageErased,
  messageSent,
  registrationErasureDue,
} from '#contracts';
import type { RunningService } from '#runtime';
import { eventually } from '#testing';
import { StoredBacklog } from '../src/out/store/backlog.js';
import { AccountFixture, type Drafted, session } from './account.fixture.js';
import { draftBody, drawNik, PASSWORD } from './applicants.js';

const DAY = 86_400;
const ME = '/api/v1/registrations/me';

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
const withdraw = (who: Drafted) => account.post(`${ME}/withdrawal`, { password: PASSWORD }, { cookies: session(who) });
/** As if it was withdrawn in so many days. */
const endedIn = ({ registrationId }: Drafted, days: number) =>
  account.query(
    `update registration set state = 'cancelled', cancel_reason = 'withdrawn', draft_expires_at = null,
      cancelled_at = app_now() + make_interval(days => $2) where registration_id = $1`,
    [registrationId, days],
  );
const erasures = () =>
  account.query<Record<string, unknown>>(`select registration_id, state, documents_at, contacts_at, messages_at,
    registration_number from erasure order by erased_at`);
const isErased = async ({ registrationId }: Pick<Drafted, 'registrationId'>) =>
  (await erasures()).some((row) => row.registration_id === registrationId);
const stateOf = async ({ registrationId }: Pick<Drafted, 'registrationId'>) =>
  (
    await account.query<{ state: string }>('select state from registration where registration_id = $1', [
      registrationId,
    ])
  )[0]?.state;
const requests = async (registrationId: string) =>
  (await account.published(registrationId)).filter(({ type }) => type === registrationErasureDue.type);
const hearErased = (contract: { readonly type: string }, registrationId: string) =>
  account.hear(contract, { registrationId });

/** Every row of every table, as text, by table. */
async function everything(): Promise<Map<string, string[]>> {
  const tables = await account.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace
    and relkind in ('r', 'p') and not relispartition order by 1`,
  );
  const found = new Map<string, string[]>();
  for (const { name } of tables) {
    const rows = await account.query<{ row: string }>(`select row_to_json(t)::text as row from "${name}" t`);
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** A value as it is, in base64 wherever it begins in a longer text, and in addresses. */
function spellings(value: string): string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.from(`${'x'.repeat(shift)}${value}`)
      .toString('base64')
      .replace(/=+$/, '');
    // The first and the last symbol depend on the neighbours.
    return text.slice(shift === 0 ? 0 : shift + 1, -1);
  });
  const encoded = [encodeURIComponent(value), new URLSearchParams({ v: value }).toString().slice(2)];
  const escaped = JSON.stringify(value).slice(1, -1);
  return [...new Set([value, escaped, ...base64, ...base64.map(toBase64Url), ...encoded])];
}
const toBase64Url = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_');

/** In which tables one of the values stands. */
function tablesWith(values: readonly string[], tables: ReadonlyMap<string, readonly string[]>): string[] {
  return [...tables]
    .filter(([, rows]) => rows.some((row) => values.some((value) => row.includes(value))))
    .map(([name]) => name);
}

/** Somebody of whom something is kept everywhere, with what names them. */
async function known() {
  const nik = drawNik();
  const person = {
    ...draftBody(nik).person,
    kk: '3171999999999999',
    name: "Raden Ajeng Nur'aini",
    birthPlace: 'Karangasem',
    address: {
      ...draftBody().person.address,
      street: 'Jl. Kenangan Indah No. 77',
      village: 'Sukamaju',
      postalCode: '10987',
    },
  };
  const contacts = { email: 'raden.ajeng@surel.example', phone: '+6281398765432' };
  const password = 'gajah terbang di atas awan';
  const statement = 'Saya pemilik NIK ini sejak lahir di Karangasem.';
  const holder = await account.submitted(nik);
  await account.prove(holder.registrationId, holder.email, 'verify');
  const created = await account.post(
    '/api/v1/registrations',
    { ...draftBody(), person, contacts, password },
    { headers: { 'idempotency-key': randomUUID() } },
  );
  const who: Drafted = { ...created.json<Drafted>(), nik, cookies: created.cookies };
  const { registrationId } = who;
  await account.hear(documentAccepted, {
    ...{ registrationId, documentId: randomUUID(), kind: 'ktp' },
    ...{ sha256: 'cd'.repeat(32), sizeBytes: 1, warnings: [] },
  });
  await account.submit(who, [await account.receipt(who)]);
  const keyed = { cookies: session(who), headers: { 'idempotency-key': randomUUID() } };
  await account.post(`${ME}/dispute`, { statement }, keyed);
  const login = { registrationNumber: who.registrationNumber, password };
  await account.post('/api/v1/sessions', login);
  await account.post('/api/v1/sessions', { ...login, password: 'salah salah salah' });
  await endedIn(who, 0);
  await account.query(`update dispute set state = 'closed', closed_at = app_now() where registration_id = $1`, [
    registrationId,
  ]);
  await leftovers(registrationId);
  // Young enough to be kept, were it not for the erasure.
  await account.query(`update idempotency set created_at = app_now() + interval '7 days'`);
  await account.query('update outbox set sent_at = app_now()');
  const named = [
    nik,
    person.kk,
    person.name,
    person.birthPlace,
    person.birthDate,
    person.address.street,
    person.address.village,
  ];
  const reached = [contacts.email, 'raden.ajeng', contacts.phone, '81398765432'];
  return { who, holder, values: [...named, person.address.postalCode, ...reached, password, statement] };
}

/** What other parts keep of a registration, written as they would. */
async function leftovers(registrationId: string): Promise<void> {
  const [id, fingerprint] = [randomUUID, () => randomUUID().replaceAll('-', '').repeat(2)];
  await account.query(
    `insert into card (registration_id, token_index, sealed, drawn_at) values ($1, $2, $3, app_now())`,
    [registrationId, fingerprint(), `1.${fingerprint()}`],
  );
  await account.query(`insert into device (token_index, registration_id, remembered_at) values ($1, $2, app_now())`, [
    fingerprint(),
    registrationId,
  ]);
  await account.query(
    `insert into login_throttle (key, registration_id, tries, since, lapses_at)
    values ($1, $2, 1, app_now(), app_now() + interval '30 days')`,
    [`device:${fingerprint()}:${registrationId}`, registrationId],
  );
  await account.query(
    `insert into challenge_grant (handle, contact_id, purpose, registration_id, known_device, asked_at, expires_at)
    values ($1, $2, 'reset', $3, false, app_now() + interval '7 days', app_now())`,
    [fingerprint(), id(), registrationId],
  );
  await account.query(
    `insert into contact_change (change_id, registration_id, handle, channel, replaces, confirmed_by, contact_id,
      sealed_address, started_at) values ($1, $2, $3, 'email', $1, $1, $1, $4, app_now() + interval '7 days')`,
    [id(), registrationId, fingerprint(), `1.${fingerprint()}`],
  );
  await account.query(
    `insert into deadline (registration_id, purpose, contact_id, until, reason, set_at)
    values ($1, 'verify', $2, app_now(), 'message-accepted', app_now())`,
    [registrationId, id()],
  );
  await account.query('insert into nik_rival (registration_id, queued_at) values ($1, app_now())', [registrationId]);
  await account.query(
    `insert into dead_letter (topic, key, event_id, event_time, type, status, partition, "offset", headers, body, first_seen_at)
    values ('verification', $1, $2, app_now(), 'x', 'dead', 0, 0, '{}', $3, app_now())`,
    [registrationId, id(), Buffer.from(`{"sealed":"1.${fingerprint()}"}`)],
  );
}

describe('a registration that was withdrawn', () => {
  it('is erased after seven days: nothing readable, no key and no fingerprint is left, and the audit rows stand', async () => {
    const { who, holder, values } = await known();
    const { registrationId } = who;
    const before = await everything();
    expect(tablesWith([registrationId], before).length).toBeGreaterThan(12);
    // Keys, fingerprints, sealed values and hashes of this person: whatever is longer than an id.
    const rows = [...before.values()].flat().filter((row) => row.includes(registrationId));
    const long = (row: string) => row.match(/[\w.$=+,/-]{40,}/g) ?? [];
    const holders = [...before.values()]
      .flat()
      .filter((row) => row.includes(holder.registrationId))
      .flatMap(long);
    const secret = rows.flatMap(long).filter((value) => !holders.includes(value) && !value.includes('ktp'));
    expect(secret.length).toBeGreaterThan(15);
    const audit = async () =>
      account.query<{ action: string }>('select * from audit where subject_id = $1 order by id', [registrationId]);
    const audited = await audit();

    await account.database.shiftClock(6.9 * DAY);
    await twoWorkers();
    await account.database.shiftClock(7.1 * DAY);
    await eventually(() => isErased(who), { timeoutMs: 30_000 });
    // Names that were typed at a login are forgotten by themselves.
    await eventually(async () => (await account.query('select 1 from login_throttle')).length === 0);
    const after = await everything();
    for (const value of values) {
      // The holder has the same NIK, as a fingerprint and sealed.
      expect([value, tablesWith(spellings(value), after)]).toEqual([value, []]);
    }
    expect(tablesWith(secret, after)).toEqual([]);
    expect(tablesWith([registrationId], after)).toEqual(['audit', 'erasure', 'outbox']);
    expect(await requests(registrationId)).toEqual([{ type: registrationErasureDue.type, data: { registrationId } }]);
    expect(await account.published(registrationId)).toHaveLength(1);
    const kept = await audit();
    expect(kept.slice(0, audited.length)).toEqual(audited);
    expect(kept.slice(audited.length).map(({ action }) => action)).toEqual(['registration.erased']);
    expect(await erasures()).toMatchObject([
      { registration_id: registrationId, registration_number: who.registrationNumber, state: 'cancelled' },
    ]);
    expect(await stateOf(holder)).toBe('verified');
  });

  it('is nowhere to be found afterwards, and its NIK registers again', async () => {
    const owner = await account.submitted();
    await withdraw(owner);
    await account.database.shiftClock(8 * DAY);
    await twoWorkers();
    await eventually(() => isErased(owner), { timeoutMs: 30_000 });
    await account.database.shiftClock(0);
    const me = await account.call(ME, { cookies: session(owner) });
    expect([me.status, me.json<{ code: string }>().code]).toEqual([404, 'registration-unknown']);
    const { registrationNumber } = owner;
    expect((await account.post('/api/v1/sessions', { registrationNumber, password: PASSWORD })).status).toBe(401);
    const anew = await account.submitted(owner.nik);
    await account.prove(anew.registrationId, anew.email, 'verify');
    expect(await stateOf(anew)).toBe('verified');
  });

  it('hears the others confirm, asks again those who did not, and takes late news without a word', async () => {
    const [owner, other] = [await account.submitted(), await account.submitted()];
    const { registrationId } = owner;
    await withdraw(owner);
    await endedIn(other, 2);
    await account.database.shiftClock(8 * DAY);
    await twoWorkers();
    await eventually(() => isErased(owner), { timeoutMs: 30_000 });
    const late = { registrationId, channel: 'email', at: new Date().toISOString() };
    await account.hear(messageSent, { ...late, deliveryId: randomUUID(), noticeId: randomUUID() });
    await account.prove(registrationId, owner.email, 'verify');
    await account.hear(documentAccepted, {
      ...{ registrationId, documentId: randomUUID(), kind: 'ktp' },
      ...{ sha256: 'cd'.repeat(32), sizeBytes: 1, warnings: [] },
    });
    expect(await account.query('select 1 from timeline where registration_id = $1', [registrationId])).toEqual([]);
    await hearErased(documentErased, registrationId);
    await hearErased(contactErased, registrationId);
    await account.database.shiftClock(8 * DAY + 3_700);
    await eventually(async () => (await requests(registrationId)).length === 2);
    await hearErased(messageErased, registrationId);
    const confirmed = await erasures();
    await hearErased(messageErased, registrationId);
    expect(await erasures()).toEqual(confirmed);
    expect(confirmed).toMatchObject([
      { documents_at: expect.any(Date), contacts_at: expect.any(Date), messages_at: expect.any(Date) },
    ]);
    await account.database.shiftClock(9.1 * DAY);
    await eventually(() => isErased(other), { timeoutMs: 30_000 });
    expect(await requests(registrationId)).toHaveLength(2);
    const audit = await account.query<{ actor: string; fields: string[] }>(
      `select actor, fields from audit where subject_id = $1 and action = 'erasure.confirmed' order by id`,
      [registrationId],
    );
    expect(audit.map(({ actor, fields }) => [actor, ...fields])).toEqual([
      ['document-storage', 'documents'],
      ['verification', 'contacts'],
      ['notification', 'messages'],
      ['notification', 'messages'],
    ]);
  });
});

it('is seen in the figures while it waits', async () => {
  const owner = await account.submitted();
  await withdraw(owner);
  const waiting = async (sweep: string) =>
    (await account.use(StoredBacklog).measureSweeps()).find((measured) => measured.sweep === sweep)?.count;
  expect([await waiting('erasure'), await waiting('erasure-confirmation')]).toEqual([0, 0]);
  await account.database.shiftClock(8 * DAY);
  expect(await waiting('erasure')).toBe(1);
  await twoWorkers();
  await eventually(() => isErased(owner), { timeoutMs: 30_000 });
  expect([await waiting('erasure'), await waiting('erasure-confirmation')]).toEqual([0, 1]);
});

describe('other registrations', () => {
  it('are erased 90 days after they ended, and two years after their period closed, whatever they are', async () => {
    const nik = drawNik();
    const [active, loser] = [await account.submitted(nik), await account.submitted(nik)];
    const draft = await account.draft();
    await account.prove(active.registrationId, active.email, 'verify');
    await account.prove(active.registrationId, active.sms, 'activate', 'sms');
    await twoWorkers();
    await eventually(async () => (await stateOf(loser)) === 'cancelled');
    await account.database.shiftClock(89 * DAY);
    await eventually(async () => (await stateOf(draft)) === 'cancelled');
    expect(await isErased(loser)).toBe(false);
    await account.database.shiftClock(91 * DAY);
    await eventually(() => isErased(loser), { timeoutMs: 30_000 });
    expect(await isErased(active)).toBe(false);
    await account.database.shiftClock(731 * DAY);
    await eventually(() => isErased(active), { timeoutMs: 30_000 });
    expect((await erasures()).map(({ state }) => state)).toEqual(expect.arrayContaining(['cancelled', 'active']));
  });

  it('are kept while a dispute is open', async () => {
    const nik = drawNik();
    const [holder, loser, other] = [
      await account.submitted(nik),
      await account.submitted(nik),
      await account.submitted(nik),
    ];
    await account.prove(holder.registrationId, holder.email, 'verify');
    await twoWorkers();
    await eventually(async () => (await stateOf(loser)) === 'cancelled' && (await stateOf(other)) === 'cancelled');
    const keyed = { cookies: session(loser), headers: { 'idempotency-key': randomUUID() } };
    const opened = await account.post(`${ME}/dispute`, { statement: 'NIK itu milik saya sejak lahir.' }, keyed);
    expect(opened.status).toBe(201);
    await account.database.shiftClock(91 * DAY);
    await eventually(() => isErased(other), { timeoutMs: 30_000 });
    expect(await stateOf(loser)).toBe('cancelled');
  });
});

describe('what is kept for a while only', () => {
  it('goes: answers after seven days, sessions a month after they were over; audit rows stay', async () => {
    const drafted = await account.draft();
    await account.query(`update registration set draft_expires_at = app_now() + interval '1 year'`);
    const count = async () => {
      const [{ answers, sessions }] = (await account.query<[{ answers: number; sessions: number }]>(
        `select (select count(*)::int from idempotency) as answers, (select count(*)::int from session) as sessions`,
      )) as unknown as [{ answers: number; sessions: number }];
      return [answers, sessions];
    };
    const audit = await account.query('select * from audit order by id');
    await twoWorkers();
    await account.database.shiftClock(6.9 * DAY);
    expect(await count()).toEqual([1, 1]);
    await account.database.shiftClock(7.1 * DAY);
    await eventually(async () => (await count())[0] === 0);
    await account.database.shiftClock(30.9 * DAY);
    expect(await count()).toEqual([0, 1]);
    await account.database.shiftClock(31.1 * DAY);
    await eventually(async () => (await count())[1] === 0);
    expect(await account.query('select * from audit order by id')).toEqual(audit);
    expect(await stateOf(drafted)).toBe('draft');
  });
});
