import { randomUUID } from 'node:crypto';
import { openTestDatabase } from '#testing';
import { migrations } from '../migrations/index.js';
import { ClaimInspection } from '../src/app/claim-inspection.js';
import { InspectDocument } from '../src/app/inspect-document.js';
import { Account } from './account.js';
import { type Applicant, bodyFor, type Slot, sha256 } from './applicant.js';
import { Harness } from './document-storage.harness.js';
import { jpeg } from './samples.js';

let harness: Harness;
let account: Account;
let applicant: Applicant;
let photo: Buffer;
let periodId: string;

beforeAll(async () => {
  harness = await Harness.start();
  account = new Account(harness);
  photo = await jpeg();
});
afterAll(() => harness?.stop());

/** As `account` says it when the applicant pressed Daftar with these documents. */
const hearSubmission = (registrationId: string, documents: { documentId: string; sha256: string }[]) =>
  account.submitted(registrationId, periodId, documents);
const hearPeriod = (id: string, opensAt: string, closesAt: string) => account.changedPeriod(id, opensAt, closesAt);

const named = ({ documentId }: Slot) => ({ documentId, sha256: sha256(photo) });
const states = async () => (await applicant.documents()).map(({ documentId, state }) => [documentId, state]);

it('before any period is heard, nothing is asked for and nothing can be uploaded', async () => {
  applicant = await harness.newApplicant();
  for (const answer of [
    await harness.request('/document-requirements'),
    await applicant.askForSlot(bodyFor('ktp', photo)),
  ]) {
    expect([answer.status, answer.json().code]).toEqual([404, 'requirements-unknown']);
  }
});

describe('a period', () => {
  beforeAll(() => {
    periodId = randomUUID();
  });

  it('that is new gets the usual requirements, which are published', async () => {
    await hearPeriod(periodId, '2020-08-20T00:00:00.000Z', '2099-09-10T16:59:59.000Z');
    const [event, ...more] = await harness.eventsOf(periodId);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ type: 'id.daftar.document.requirements-changed.v1', data: { periodId } });
    expect(event?.data.requirements).toContainEqual({
      kind: 'pas-foto',
      label: { id: 'Pas foto', en: 'Passport photo' },
      mandatory: true,
    });
  });

  it('that is heard again keeps what an administrator made of them, and publishes nothing', async () => {
    await harness.database.dataSource.query(
      `update requirement set max_bytes = 100000 where period_id = $1 and kind = 'swafoto'`,
      [periodId],
    );
    await hearPeriod(periodId, '2020-08-20T00:00:00.000Z', '2099-09-30T16:59:59.000Z');
    expect(await harness.eventsOf(periodId)).toHaveLength(1);
    const { requirements } = (await harness.request('/document-requirements')).json<{
      requirements: { kind: string; maxBytes: number }[];
    }>();
    expect(requirements).toContainEqual(expect.objectContaining({ kind: 'swafoto', maxBytes: 100_000 }));
    expect(requirements).toHaveLength(7);
  });

  it('that a registration began in stays its own when another opens', async () => {
    applicant = await harness.newApplicant();
    await applicant.slotFor('ktp', photo);
    const later = randomUUID();
    await hearPeriod(later, new Date(Date.now() - 1_000).toISOString(), '2099-01-01T00:00:00.000Z');
    const { dataSource } = harness.database;
    await dataSource.query(`delete from requirement where period_id = $1 and kind = 'ktp'`, [later]);
    expect((await harness.request('/document-requirements')).json().periodId).toBe(later);
    expect((await applicant.askForSlot(bodyFor('ktp', photo))).status).toBe(201);
    const newcomer = await harness.newApplicant();
    expect((await newcomer.askForSlot(bodyFor('ktp', photo))).json()).toMatchObject({
      errors: [{ pointer: '/kind', code: 'kind-not-asked-for' }],
    });
    await dataSource.query('delete from period where id = $1', [later]);
  });
});

describe('once a submission is heard', () => {
  beforeEach(async () => {
    applicant = await harness.newApplicant();
  });

  it('nothing is added or replaced, and a commit that was answered is answered the same', async () => {
    const ktp = await applicant.hand('ktp', photo);
    const open = await applicant.slotFor('swafoto', photo);
    await applicant.upload(open, photo);
    await hearSubmission(applicant.registrationId, [named(ktp)]);
    for (const answer of [await applicant.askForSlot(bodyFor('ktp', photo)), await applicant.commit(open)]) {
      expect([answer.status, answer.json().code]).toEqual([409, 'already-submitted']);
    }
    expect((await applicant.commit(ktp)).json()).toMatchObject({ state: 'committed', receipt: ktp.receipt });
    expect(await states()).toEqual([
      [ktp.documentId, 'committed'],
      [open.documentId, 'replaced'],
    ]);
  });

  it('exactly its documents count, whatever was uploaded after it, and they are inspected', async () => {
    const sent = await applicant.hand('ktp', photo);
    const late = await applicant.hand('ktp', photo);
    await hearSubmission(applicant.registrationId, [named(sent)]);
    expect(await states()).toEqual([
      [sent.documentId, 'committed'],
      [late.documentId, 'replaced'],
    ]);
    const [claims, inspection] = [harness.app.get(ClaimInspection), harness.app.get(InspectDocument)];
    for (let task = await claims.execute(); task; task = await claims.execute()) await inspection.execute(task);
    expect((await states())[0]).toEqual([sent.documentId, 'accepted']);
  });

  it('it changes nothing to hear it again', async () => {
    const ktp = await applicant.hand('ktp', photo);
    await hearSubmission(applicant.registrationId, [named(ktp)]);
    const before = await auditOf(ktp.documentId);
    await hearSubmission(applicant.registrationId, []);
    expect(await states()).toEqual([[ktp.documentId, 'committed']]);
    expect(await auditOf(ktp.documentId)).toEqual(before);
  });

  it('a registration that never asked for a slot gets none', async () => {
    await hearSubmission(applicant.registrationId, []);
    expect((await applicant.askForSlot(bodyFor('ktp', photo))).json().code).toBe('already-submitted');
  });

  it('documents that were never committed here, or hold something else, are refused for good', async () => {
    const ktp = await applicant.hand('ktp', photo);
    const open = await applicant.slotFor('swafoto', photo);
    for (const wrong of [
      { ...named(ktp), sha256: 'b'.repeat(64) },
      { ...named(ktp), documentId: randomUUID() },
      named(open),
    ]) {
      const refusal = hearSubmission(applicant.registrationId, [wrong]);
      await expect(refusal).rejects.toMatchObject({ code: 'documents-not-ours', kind: 'permanent' });
    }
    expect(await states()).toEqual([
      [ktp.documentId, 'committed'],
      [open.documentId, 'slot'],
    ]);
  });

  it('no commit slips in beside it', async () => {
    const ktp = await applicant.hand('ktp', photo);
    const others = [];
    for (let n = 0; n < 8; n++) {
      const slot = await applicant.slotFor('ktp', photo);
      await applicant.upload(slot, photo);
      others.push(slot);
    }
    const [answers] = await Promise.all([
      Promise.all(others.map((slot) => applicant.commit(slot))),
      hearSubmission(applicant.registrationId, [named(ktp)]),
    ]);
    for (const { status, json } of answers)
      if (status !== 200) expect(['already-submitted', 'document-replaced']).toContain(json().code);
    const [first, ...rest] = await states();
    expect(first).toEqual([ktp.documentId, 'committed']);
    expect(new Set(rest.map(([, state]) => state))).toEqual(new Set(['replaced']));
  });
});

async function auditOf(documentId: string): Promise<{ action: string; actor: string; fields: string[] }[]> {
  return harness.database.dataSource.query(
    'select action, actor, fields from audit where subject_id = $1 order by id',
    [documentId],
  );
}

it('every change is audited, with ids and names of fields alone', async () => {
  applicant = await harness.newApplicant();
  const ktp = await applicant.hand('ktp', photo);
  await hearSubmission(applicant.registrationId, [named(ktp)]);
  const actor = applicant.registrationId;
  expect(await auditOf(ktp.documentId)).toEqual([
    { action: 'document.slot-opened', actor, fields: ['kind', 'contentType', 'sizeBytes', 'sha256'] },
    { action: 'document.committed', actor, fields: [] },
    { action: 'document.submitted', actor, fields: [] },
  ]);
});

it('the migrations run up, down to nothing, and up again', async () => {
  const database = await openTestDatabase({ migrations });
  try {
    const { dataSource } = database;
    const objects = () =>
      dataSource.query<{ name: string }[]>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S') order by 1`,
      );
    const before = await objects();
    for (const _ of migrations) await dataSource.undoLastMigration({ transaction: 'each' });
    expect((await objects()).map(({ name }) => name)).toEqual(['migrations', 'migrations_id_seq']);
    await dataSource.runMigrations({ transaction: 'each' });
    expect(await objects()).toEqual(before);
  } finally {
    await database.drop();
  }
});

it('the migrations keep the documents that are there, in both directions', async () => {
  const database = await openTestDatabase({ migrations });
  try {
    const { dataSource } = database;
    const [registrationId, period] = [randomUUID(), randomUUID()];
    await dataSource.query(`insert into period (id, opens_at, closes_at) values ($1, now(), now())`, [period]);
    await dataSource.query(
      `insert into requirement (period_id, kind, position, label, help, mandatory, types, min_bytes, max_bytes, min_short_side, min_sharpness)
       values ($1, 'pendukung', 0, '{}', '{}', false, '{image/png}', 1, 2, 0, 0)`,
      [period],
    );
    await dataSource.query(`insert into dossier (registration_id, period_id, wrapped_key) values ($1, $2, 'wrapped')`, [
      registrationId,
      period,
    ]);
    await dataSource.query(
      `insert into document select gen_random_uuid(), $1, ordinal, kind, 'image/png', 9, repeat('a', 64), 9, 9, now(), now(),
         state, 'submitted', now(), now(), 'wrong-type', '{}', kind = 'ktp', null, now(), 0
       from (values (1, 'ktp', 'reopened'), (2, 'pendukung', 'overdue')) as given (ordinal, kind, state)`,
      [registrationId],
    );
    for (let n = 0; n < 2; n++) await dataSource.undoLastMigration({ transaction: 'each' });
    expect(await dataSource.query('select kind, state from document order by ordinal')).toEqual([
      { kind: 'ktp', state: 'rejected' },
      { kind: 'pendukung', state: 'rejected' },
    ]);
    await dataSource.runMigrations({ transaction: 'each' });
    expect(await dataSource.query('select kind, state, mandatory from document order by ordinal')).toEqual([
      { kind: 'ktp', state: 'rejected', mandatory: true },
      { kind: 'pendukung', state: 'rejected', mandatory: false },
    ]);
  } finally {
    await database.drop();
  }
});
