import sharp from 'sharp';
import { eventually } from '#testing';
import { ClaimInspection } from '../src/app/claim-inspection.js';
import { InspectDocument } from '../src/app/inspect-document.js';
import type { InspectionTask } from '../src/app/ports.js';
import type { Applicant, SlotBody } from './applicant.js';
import { Harness, sha256 } from './document-storage.harness.js';
import { jpeg, lockedPdf, pdf, phonePhoto, truncatedJpeg } from './samples.js';
import type { TcpGate } from './tcp-gate.js';

const LEASE_SECONDS = 30;
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

async function stateOf(documentId: string, of: Applicant = applicant) {
  return (await of.documents()).find((entry) => entry.documentId === documentId);
}

async function verdictOn(documentId: string) {
  return eventually(async () => {
    const entry = await stateOf(documentId);
    return entry && entry.state !== 'committed' ? entry : undefined;
  });
}

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

describe('with an inspector at work', () => {
  let inspector: Awaited<ReturnType<Harness['run']>>;
  beforeAll(async () => {
    inspector = await harness.run('work');
  });
  afterAll(() => inspector?.stop());

  it('accepts a good document, keeps a clean copy that only its owner can read, and removes the upload', async () => {
    const photo = await phonePhoto();
    const { documentId } = await applicant.hand('ktp', photo);
    expect(await verdictOn(documentId)).toMatchObject({ kind: 'ktp', state: 'accepted', warnings: [] });

    const key = `${applicant.registrationId}/${documentId}`;
    const { quarantine, clean } = harness.buckets;
    await eventually(async () => !(await harness.buckets.keysIn(quarantine)).includes(key));
    const stored = await harness.buckets.read(clean, key);
    await expect(sharp(stored).metadata()).rejects.toThrow();
    expect(stored.includes('JFIF') || stored.includes('Siti')).toBe(false);

    const content = await applicant.get(`/documents/${documentId}/content`);
    expect(content.status).toBe(200);
    expect(await sharp(content.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 400, height: 640 });
    expect(content.bytes.includes('Siti')).toBe(false);
    expect(Object.fromEntries(content.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline; filename="ktp.jpg"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  it('publishes what it found, for the whole product, in the trace of the commit', async () => {
    const bytes = await pdf();
    const slot = await applicant.slotFor('ijazah', bytes);
    await applicant.upload(slot, bytes);
    const committed = await applicant.commit(slot);
    await verdictOn(slot.documentId);
    expect(await harness.eventsOf(applicant.registrationId)).toEqual([
      {
        type: 'id.daftar.document.accepted.v1',
        traceId: committed.headers.get('x-correlation-id'),
        data: {
          registrationId: applicant.registrationId,
          documentId: slot.documentId,
          kind: 'ijazah',
          sha256: sha256(bytes),
          sizeBytes: bytes.length,
          warnings: [],
        },
      },
    ]);
  });

  it('gives back a PDF byte for byte', async () => {
    const bytes = await pdf(3);
    const { documentId } = await applicant.hand('transkrip', bytes);
    await verdictOn(documentId);
    const content = await applicant.get(`/documents/${documentId}/content`);
    expect(content.headers.get('content-type')).toBe('application/pdf');
    expect(content.bytes.equals(bytes)).toBe(true);
  });

  it.each<[string, string, () => Promise<Buffer>, Partial<SlotBody>, string]>([
    ['whose checksum is another', 'ktp', jpeg, { sha256: 'a'.repeat(64) }, 'checksum-mismatch'],
    ['whose type lies', 'ktp', () => pdf(30), { contentType: 'image/jpeg' }, 'wrong-type'],
    ['that breaks off', 'swafoto', truncatedJpeg, {}, 'image-unreadable'],
    ['that is locked', 'ijazah', lockedPdf, {}, 'pdf-locked'],
  ])('rejects a document %s, and says so in plain words', async (_, kind, make, given, reason) => {
    const { documentId } = await applicant.hand(kind, await make(), given);
    const entry = await verdictOn(documentId);
    expect(entry).toMatchObject({ state: 'rejected', reason });
    expect(entry.reasonText).toMatch(/nggah/);
    const [english] = await applicant.documents({ 'accept-language': 'en' });
    expect(english?.reasonText).toMatch(/pload/);
    const [event, ...more] = await harness.eventsOf(applicant.registrationId);
    expect([event, more]).toMatchObject([{ type: 'id.daftar.document.rejected.v1', data: { documentId, reason } }, []]);
    const content = await applicant.get(`/documents/${documentId}/content`);
    expect([content.status, content.json().code]).toEqual([409, 'content-refused']);
    const key = `${applicant.registrationId}/${documentId}`;
    expect(await harness.buckets.keysIn(harness.buckets.clean)).not.toContain(key);
  });

  it('is not moved by an upload that is repeated after the inspection', async () => {
    const slot = await applicant.hand('ktp', await jpeg());
    await verdictOn(slot.documentId);
    const before = await applicant.get(`/documents/${slot.documentId}/content`);
    const [{ sizeBytes }] = await harness.database.dataSource.query(
      `select size_bytes as "sizeBytes" from document where id = $1`,
      [slot.documentId],
    );
    const forged = Buffer.alloc(sizeBytes, 1);
    expect((await applicant.upload(slot, forged)).status).toBe(204);
    expect((await applicant.commit(slot)).json()).toMatchObject({ state: 'accepted', receipt: slot.receipt });
    const after = await applicant.get(`/documents/${slot.documentId}/content`);
    expect(after.bytes.equals(before.bytes)).toBe(true);
  });
});

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

  it('each looks at two documents at once, and at one that failed before alone', async () => {
    for (const kind of ['ktp', 'pas-foto', 'swafoto']) await applicant.hand(kind, await jpeg());
    gate.silence();
    const fresh = await harness.run('work');
    await eventually(async () => (await inHand()) === 2);
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
    expect(await stateOf(documentId)).toMatchObject({ state: 'rejected', reason: 'inspection-failed' });
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
    expect(await verdictOn(other.documentId)).toMatchObject({ state: 'accepted' });
    for (let tries = 1; tries <= 3; tries++) {
      await eventually(async () => (await waiting()).some((row) => row.attempts === tries && row.lease === null));
      await harness.database.shiftClock(tries * 60);
    }
    await eventually(async () => (await stateOf(documentId, unlucky))?.reason === 'inspection-failed');
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

it('shows how many wait and for how long', async () => {
  await applicant.hand('ktp', await jpeg());
  await harness.database.shiftClock(90);
  const { count, oldestAgeSeconds } = await claims.backlog();
  expect(count).toBe(1);
  expect(oldestAgeSeconds).toBeGreaterThanOrEqual(90);
});
