import { eventually, testInfrastructure } from '#testing';
import { ClaimInspection } from '../src/app/claim-inspection.js';
import { InspectDocument } from '../src/app/inspect-document.js';
import type { InspectionTask } from '../src/app/ports.js';
import { type Applicant } from './applicant.js';
import { Harness } from './document-storage.harness.js';
import { jpeg, pdf } from './samples.js';
import { TcpGate } from './tcp-gate.js';

const LEASE_SECONDS = 60;
const MB = 1024 * 1024;
let harness: Harness;
let gate: TcpGate;
let applicant: Applicant;
let claims: ClaimInspection;
let inspection: InspectDocument;

beforeAll(async () => {
  harness = await Harness.start();
  gate = harness.storage;
  await harness.openPeriod();
  claims = harness.app.get(ClaimInspection);
  inspection = harness.app.get(InspectDocument);
});
afterAll(() => harness?.stop());
beforeEach(async () => {
  applicant = await harness.newApplicant();
});
afterEach(async () => {
  gate.restore();
  await harness.database.shiftClock(0);
  await harness.database.dataSource.query('delete from inspection');
});

async function claimed(): Promise<InspectionTask> {
  const task = await claims.execute();
  if (!task) throw new Error('nothing waits');
  return task;
}

function waiting(): Promise<{ attempts: number; postponed: number; lease: string | null }[]> {
  return harness.database.dataSource.query('select attempts, postponed, lease from inspection');
}

/** Documents that an inspector holds at this moment. */
async function inHand(): Promise<number> {
  const [{ count }] = await harness.database.dataSource.query<[{ count: number }]>(
    'select count(*)::int from inspection where lease is not null and due_at > app_now()',
  );
  return count;
}

/** How long the only document that waits is somebody's yet. */
async function secondsOfLease(): Promise<number> {
  const [{ seconds }] = await harness.database.dataSource.query<[{ seconds: number }]>(
    'select extract(epoch from due_at - app_now())::float as seconds from inspection',
  );
  return seconds;
}

describe('of several inspectors', () => {
  it('exactly one gets each document', async () => {
    const slots = [];
    for (const kind of ['ktp', 'pas-foto', 'swafoto']) slots.push(await applicant.hand(kind, await jpeg()));
    const taken = await Promise.all(Array.from({ length: 20 }, () => claims.execute()));
    const ids = taken.flatMap((task) => task?.documentId ?? []);
    expect(ids.toSorted()).toEqual(slots.map(({ documentId }) => documentId).toSorted());
  });

  it('none inspects what another has inspected', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => harness.newApplicant()));
    const inspectors = await Promise.all([harness.run('work'), harness.run('work'), harness.run('work')]);
    await Promise.all(
      people.map(async (person) => [await person.hand('ktp', await jpeg()), await person.hand('ijazah', await pdf())]),
    );
    await eventually(async () => (await waiting()).length === 0);
    for (const { registrationId } of people) {
      const kinds = (await harness.eventsOf(registrationId)).map(({ type, data }) => [type, data.kind]);
      expect(kinds.toSorted()).toEqual([
        ['id.daftar.document.accepted.v1', 'ijazah'],
        ['id.daftar.document.accepted.v1', 'ktp'],
      ]);
    }
    for (const inspector of inspectors) await inspector.stop();
  });

  it('one takes over from another that died, whose late outcome counts no more', async () => {
    const { documentId } = await applicant.hand('ktp', await jpeg());
    const lost = await claimed();
    expect(await claims.execute()).toBeUndefined();
    await harness.database.shiftClock(LEASE_SECONDS + 1);
    const found = await claimed();
    expect([found.documentId, found.attempt]).toEqual([documentId, 2]);
    expect(await inspection.execute(found)).toBe('accepted');
    expect(await inspection.execute(lost)).toBe('taken-over');
    expect(await harness.eventsOf(applicant.registrationId)).toHaveLength(1);
  });

  it('none takes what another still looks at, however long that takes', async () => {
    const scanner = await TcpGate.to(testInfrastructure().clamd.url);
    scanner.silence();
    await applicant.hand('ktp', await jpeg());
    const slow = await harness.run('work', { CLAMD_URL: scanner.url });
    await eventually(async () => (await inHand()) === 1);
    await harness.database.shiftClock(LEASE_SECONDS / 2);
    await eventually(async () => (await secondsOfLease()) > LEASE_SECONDS - 10);
    scanner.stop();
    await slow.stop();
  });

  it('each looks at several small documents at once, and at one that failed before alone', async () => {
    for (const kind of ['ktp', 'pas-foto', 'swafoto']) await applicant.hand(kind, await jpeg());
    gate.silence();
    const fresh = await harness.run('work');
    await eventually(async () => (await inHand()) === 3);
    gate.cut();
    await fresh.stop();

    await harness.database.shiftClock(120);
    for (let n = 0; n < 3; n++) await claimed();
    await harness.database.shiftClock(240);
    gate.silence();
    const wary = await harness.run('work');
    // Until the first document has given up on the silent storage no second one is taken.
    await eventually(async () => {
      expect(await inHand()).toBeLessThanOrEqual(1);
      return (await waiting()).some(({ postponed }) => postponed > 1);
    });
    gate.cut();
    await wary.stop();
  });
});

it('a large document is looked at alone', async () => {
  const { dataSource } = harness.database;
  await dataSource.query('update requirement set max_bytes = $1', [2 * MB]);
  const large = Buffer.concat([await jpeg(), Buffer.alloc(1.5 * MB)]);
  for (const kind of ['ktp', 'pas-foto', 'swafoto']) await applicant.hand(kind, large);
  gate.silence();
  const inspector = await harness.run('work');
  // Until the first has given up on the silent storage no second one is taken.
  await eventually(async () => {
    expect(await inHand()).toBeLessThanOrEqual(1);
    return (await waiting()).some(({ postponed }) => postponed > 0);
  });
  gate.cut();
  await inspector.stop();
});

describe('a document that cannot be inspected', () => {
  it('waits without losing a try while the storage is away', async () => {
    await applicant.hand('ktp', await jpeg());
    gate.cut();
    expect(await inspection.execute(await claimed())).toBe('postponed');
    expect(await waiting()).toMatchObject([{ attempts: 0, postponed: 1 }]);
    gate.restore();
    await harness.database.shiftClock(60);
    expect(await inspection.execute(await claimed())).toBe('accepted');
  });

  it('is refused after three tries that ended without an outcome, as when it ends the process', async () => {
    const { documentId } = await applicant.hand('ktp', await jpeg());
    for (let dead = 1; dead <= 3; dead++) {
      await claimed();
      await harness.database.shiftClock(dead * (LEASE_SECONDS + 1));
    }
    expect(await inspection.execute(await claimed())).toBe('rejected');
    expect(await applicant.documentOf(documentId)).toMatchObject({ state: 'rejected', reason: 'inspection-failed' });
  });

  it('holds up nobody else', async () => {
    const unlucky = await harness.newApplicant();
    const { documentId } = await unlucky.hand('ktp', await jpeg());
    const { dataSource } = harness.database;
    await dataSource.query(`update dossier set wrapped_key = 'broken' where registration_id = $1`, [
      unlucky.registrationId,
    ]);
    const other = await applicant.hand('ktp', await jpeg());
    const inspector = await harness.run('work');
    expect(await applicant.verdictOn(other)).toMatchObject({ state: 'accepted' });
    for (let tries = 1; tries <= 3; tries++) {
      await eventually(async () => (await waiting()).some((row) => row.attempts === tries && row.lease === null));
      await harness.database.shiftClock(tries * 60);
    }
    await eventually(async () => (await unlucky.documentOf(documentId))?.reason === 'inspection-failed');
    await inspector.stop();
  });

  it('is rejected when its upload is gone, or was replaced by something else after the commit', async () => {
    const gone = await applicant.hand('ktp', await jpeg());
    await harness.buckets.remove(harness.buckets.quarantine, `${applicant.registrationId}/${gone.documentId}`);
    const bytes = await jpeg();
    const swapped = await applicant.hand('swafoto', bytes);
    expect((await applicant.upload(swapped, Buffer.alloc(bytes.length, 1))).status).toBe(204);
    expect(await inspection.execute(await claimed())).toBe('rejected');
    expect(await inspection.execute(await claimed())).toBe('rejected');
    expect((await applicant.documents()).map(({ reason }) => reason)).toEqual(['upload-missing', 'checksum-mismatch']);
  });

  it('answers for its content that it is not ready yet', async () => {
    const { documentId } = await applicant.hand('ktp', await jpeg());
    const content = await applicant.get(`/documents/${documentId}/content`);
    expect([content.status, content.json().code, content.headers.get('retry-after')]).toEqual([
      409,
      'content-not-ready',
      '2',
    ]);
  });
});
