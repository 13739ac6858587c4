import { randomUUID } from 'node:crypto';
import { eventually } from '#testing';
import { ClaimInspection } from '../src/app/claim-inspection.js';
import { FinishErasure } from '../src/app/finish-erasure.js';
import { InspectDocument } from '../src/app/inspect-document.js';
import { RemoveOrphanedCopies } from '../src/app/remove-orphaned-copies.js';
import { Account } from './account.js';
import { type Applicant, bodyFor, sha256 } from './applicant.js';
import { Harness } from './document-storage.harness.js';
import { jpeg, truncatedJpeg } from './samples.js';

const MINUTE = 60;
let harness: Harness;
let account: Account;
let periodId: string;
let photo: Buffer;
let finish: FinishErasure;

beforeAll(async () => {
  harness = await Harness.start();
  periodId = await harness.openPeriod();
  account = new Account(harness);
  photo = await jpeg();
  finish = harness.app.get(FinishErasure);
});
afterAll(() => harness?.stop());
afterEach(async () => {
  harness.storage.restore();
  await harness.database.shiftClock(0);
  await harness.database.dataSource.query('delete from inspection');
});

const query = <T>(sql: string, values: unknown[] = []) => harness.database.dataSource.query<T[]>(sql, values);

async function inspectAll(): Promise<void> {
  const [claims, inspection] = [harness.app.get(ClaimInspection), harness.app.get(InspectDocument)];
  for (let task = await claims.execute(); task; task = await claims.execute()) await inspection.execute(task);
}

/** Somebody with a document in every state, and an upload that was not committed. */
async function somebody(): Promise<{ who: Applicant; documentIds: string[] }> {
  const who = await harness.newApplicant();
  await account.openedDispute(who.registrationId, periodId);
  const first = await who.hand('ktp', photo);
  const ktp = await who.hand('ktp', photo);
  const broken = await who.hand('swafoto', await truncatedJpeg());
  const evidence = await who.hand('dispute', photo);
  await inspectAll();
  await account.submitted(who.registrationId, periodId, [{ documentId: ktp.documentId, sha256: sha256(photo) }]);
  const waiting = await who.hand('dispute', photo);
  const open = await who.slotFor('dispute', photo);
  await who.upload(open, photo);
  await account.cancelled(who.registrationId);
  return { who, documentIds: [first, ktp, broken, evidence, waiting, open].map(({ documentId }) => documentId) };
}

/** Everything that every table holds, as text. */
async function tables(): Promise<Map<string, string>> {
  const names = await query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const read = async ({ name }: { name: string }) =>
    [name, JSON.stringify(await query(`select to_jsonb(t) from "${name}" t`))] as const;
  return new Map(await Promise.all(names.map(read)));
}

const holding = async (text: string) =>
  [...(await tables())].filter(([, rows]) => rows.includes(text)).map(([name]) => name);

async function objectsOf({ registrationId }: Applicant): Promise<string[]> {
  const { quarantine, clean } = harness.buckets;
  const keys = [...(await harness.buckets.keysIn(quarantine)), ...(await harness.buckets.keysIn(clean))];
  return keys.filter((key) => key.startsWith(registrationId));
}

const answersOf = async ({ registrationId }: Applicant) =>
  (await harness.eventsOf(registrationId)).filter(({ type }) => type === 'id.daftar.document.erased.v1');
/** As the relay does. */
const send = () => query('update outbox set sent_at = now()');
const isDue = async ({ registrationId }: Applicant) => (await finish.due(100, [])).includes(registrationId);

describe('erasing somebody', () => {
  it('leaves no key, no document, no answer and no object, and the audit stands', async () => {
    const { who, documentIds } = await somebody();
    const other = await somebody();
    const [{ wrapped }] = (await query<{ wrapped: string }>(
      'select wrapped_key as wrapped from dossier where registration_id = $1',
      [who.registrationId],
    )) as [{ wrapped: string }];
    expect((await objectsOf(who)).length).toBeGreaterThanOrEqual(4);
    const audited = async () =>
      (await query<{ count: number }>('select count(*)::int from audit where subject_id = any($1)', [documentIds]))[0]
        ?.count ?? 0;
    const before = await audited();
    expect(before).toBeGreaterThan(10);
    await send();

    await account.wantsErased(who.registrationId);
    expect(await holding(wrapped)).toEqual([]);
    expect(await who.documents()).toEqual([]);
    expect((await who.get(`/documents/${documentIds[1]}/content`)).status).toBe(404);
    expect(await answersOf(who)).toEqual([]);

    expect(await isDue(who)).toBe(true);
    await finish.execute(who.registrationId);
    expect(await objectsOf(who)).toEqual([]);
    expect(await answersOf(who)).toHaveLength(1);
    for (const documentId of documentIds) expect(await holding(documentId)).toEqual(['audit']);
    expect((await holding(who.registrationId)).toSorted()).toEqual([
      'audit',
      'dossier',
      ...(await holding('document.erased.v1')).toSorted(),
    ]);
    expect(await holding(sha256(photo))).not.toContain('idempotency');
    expect(await audited()).toBe(before);

    expect((await objectsOf(other.who)).length).toBeGreaterThanOrEqual(4);
    expect((await other.who.get(`/documents/${other.documentIds[1]}/content`)).status).toBe(200);
    expect(await query('select 1 from idempotency where subject_id = $1', [other.who.registrationId])).not.toEqual([]);
    expect(await query('select 1 from idempotency where subject_id = $1', [who.registrationId])).toEqual([]);
  });

  it('is answered at once where there was never a document, and nothing can be begun after it', async () => {
    const who = await harness.newApplicant();
    await account.wantsErased(who.registrationId);
    expect(await answersOf(who)).toHaveLength(1);
    expect(await isDue(who)).toBe(false);
    for (const kind of ['ktp', 'dispute']) {
      const answer = await who.askForSlot(bodyFor(kind, photo));
      expect([answer.status, answer.json().code]).toEqual([
        409,
        kind === 'ktp' ? 'registration-cancelled' : 'dispute-not-open',
      ]);
    }
    await account.openedDispute(who.registrationId, periodId);
    expect((await who.askForSlot(bodyFor('dispute', photo))).json().code).toBe('dispute-not-open');
  });

  it('is done once, and answered again when it is asked for again', async () => {
    const { who } = await somebody();
    await account.wantsErased(who.registrationId);
    await account.wantsErased(who.registrationId);
    expect(await answersOf(who)).toHaveLength(0);
    await Promise.all(Array.from({ length: 5 }, () => finish.execute(who.registrationId)));
    expect(await answersOf(who)).toHaveLength(1);
    await account.wantsErased(who.registrationId);
    expect(await answersOf(who)).toHaveLength(2);
    const done = await query(
      `select action from audit where subject_id = $1 and action in ('documents.key-destroyed', 'documents.erased')`,
      [who.registrationId],
    );
    expect(done).toHaveLength(2);
  });

  it('is not answered while the storage is away, and is when it is back', async () => {
    const { who } = await somebody();
    await account.wantsErased(who.registrationId);
    harness.storage.cut();
    await expect(finish.execute(who.registrationId)).rejects.toMatchObject({ code: 'temporarily-unavailable' });
    expect(await answersOf(who)).toEqual([]);
    expect(await isDue(who)).toBe(true);
    expect(await finish.backlog()).toMatchObject({ count: expect.any(Number) });
    harness.storage.restore();
    await finish.execute(who.registrationId);
    expect(await answersOf(who)).toHaveLength(1);
  });

  it('finds what came late: an upload whose form was still good, and the copy of an inspection under way', async () => {
    const who = await harness.newApplicant();
    const { documentId } = await who.hand('ktp', photo);
    const slot = await who.slotFor('swafoto', photo);
    const task = await harness.app.get(ClaimInspection).execute();
    if (!task) throw new Error('nothing waits');
    await account.wantsErased(who.registrationId);
    await finish.execute(who.registrationId);
    expect(await answersOf(who)).toHaveLength(1);

    expect(await harness.app.get(InspectDocument).execute(task)).toBe('taken-over');
    await harness.buckets.write(harness.buckets.clean, `${who.registrationId}/${documentId}`, photo);
    expect((await who.upload(slot, photo)).status).toBe(204);
    expect(await isDue(who)).toBe(false);
    await harness.database.shiftClock(41 * MINUTE);
    expect(await isDue(who)).toBe(true);
    await finish.execute(who.registrationId);
    expect(await objectsOf(who)).toEqual([]);
    expect(await isDue(who)).toBe(false);
    expect(await answersOf(who)).toHaveLength(1);
  });

  it('is done by a worker by itself', async () => {
    const { who } = await somebody();
    await inspectAll();
    const worker = await harness.run('work');
    await account.wantsErased(who.registrationId);
    await eventually(async () => (await answersOf(who)).length === 1);
    expect(await objectsOf(who)).toEqual([]);
    await worker.stop();
  });
});

describe('a clean copy', () => {
  const orphans = () => harness.app.get(RemoveOrphanedCopies);
  const itIsTime = () => query(`update sweep set due_at = '-infinity' where name = 'copies'`);
  const write = (registrationId: string, documentId: string) =>
    harness.buckets.write(harness.buckets.clean, `${registrationId}/${documentId}`, photo);

  it('that belongs to no accepted document is removed after a while, and no other', async () => {
    const { who, documentIds } = await somebody();
    const [, accepted, rejected] = documentIds as [string, string, string];
    const kept = `${who.registrationId}/${accepted}`;
    await write(who.registrationId, rejected);
    const [stranger, nobody] = [randomUUID(), randomUUID()];
    await write(stranger, nobody);
    await itIsTime();
    await orphans().execute();
    const lying = () => harness.buckets.keysIn(harness.buckets.clean);
    expect(await lying()).toEqual(expect.arrayContaining([kept, `${stranger}/${nobody}`]));

    await itIsTime();
    await harness.database.shiftClock(61 * MINUTE);
    expect(await orphans().execute()).toBeGreaterThanOrEqual(2);
    const left = await lying();
    expect(left).toContain(kept);
    for (const orphan of [`${stranger}/${nobody}`, `${who.registrationId}/${rejected}`])
      expect(left).not.toContain(orphan);
    await harness.database.shiftClock(2 * 61 * MINUTE);
    expect(await orphans().execute()).toBe(0);
  });
});
