import sharp from 'sharp';
import { eventually } from '#testing';
import { ClaimInspection } from '../src/app/claim-inspection.js';
import { InspectDocument } from '../src/app/inspect-document.js';
import type { Applicant, SlotBody } from './applicant.js';
import { Harness, sha256 } from './document-storage.harness.js';
import { jpeg, lockedPdf, pdf, phonePhoto, truncatedJpeg } from './samples.js';
import { StorageGate } from './storage-gate.js';

const LEASE_SECONDS = 30;
let harness: Harness;
let gate: StorageGate;
let applicant: Applicant;
let claims: ClaimInspection;
let inspection: InspectDocument;

beforeAll(async () => {
  gate = await StorageGate.open();
  harness = await Harness.start({ S3_ENDPOINT: gate.endpoint });
  await harness.openPeriod();
  claims = harness.app.get(ClaimInspection);
  inspection = harness.app.get(InspectDocument);
});
afterAll(async () => {
  gate?.restore();
  await harness?.stop();
  gate?.stop();
});
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

/** Documents that an inspector holds at this moment. */
async function inHand(): Promise<number> {
  const [{ count }] = await harness.database.dataSource.query<[{ count: number }]>('select count(*)::int from inspection where lease is not null and due_at > app_now()');
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
    ['whose type lies', 'ktp', pdf, { contentType: 'image/jpeg', sizeBytes: undefined }, 'wrong-type'],
    ['that breaks off', 'swafoto', truncatedJpeg, {}, 'image-unreadable'],
    ['that is locked', 'ijazah', lockedPdf, {}, 'pdf-locked'],
  ])('rejects a document %s, and says so in plain words', async (_, kind, make, { sizeBytes: __, ...given }, reason) => {
    const bytes = Buffer.concat([await make(), Buffer.from(kind === 'ktp' ? '%'.repeat(2_048) : '')]);
    const honest = { ...given, sha256: given.sha256 ?? sha256(bytes) };
    const { documentId } = await applicant.hand(kind, bytes, honest);
    const entry = await verdictOn(documentId);
    expect(entry).toMatchObject({ state: 'rejected', reason });
    expect(entry.reasonText).toMatch(/nggah/);
    const english = (await applicant.documents({ 'accept-language': 'en' }))[0];
    expect(english?.reasonText).toMatch(/pload/);
    expect(await harness.eventsOf(applicant.registrationId)).toMatchObject([{ type: 'id.daftar.document.rejected.v1', data: { documentId, reason } }]);
    const content = await applicant.get(`/documents/${documentId}/content`);
    expect([content.status, content.json().code]).toEqual([409, 'content-refused']);
    expect(await harness.buckets.keysIn(harness.buckets.clean)).not.toContain(`${applicant.registrationId}/${documentId}`);
  });

  it('is not moved by an upload that is repeated after the inspection', async () => {
    const slot = await applicant.hand('ktp', await jpeg());
    await verdictOn(slot.documentId);
    const before = await applicant.get(`/documents/${slot.documentId}/content`);
    const [{ sizeBytes }] = await harness.database.dataSource.query(`select size_bytes as "sizeBytes" from document where id = $1`, [slot.documentId]);
    const forged = Buffer.alloc(sizeBytes, 1);
    expect((await applicant.upload(slot, forged)).status).toBe(204);
    expect((await applicant.commit(slot)).json()).toMatchObject({ state: 'accepted', receipt: slot.receipt });
    const after = await applicant.get(`/documents/${slot.documentId}/content`);
    expect(after.bytes.equals(before.bytes)).toBe(true);
  });

  it('waits while the storage is away, and goes on when it is back', async () => {
    const slot = await applicant.slotFor('ktp', await jpeg());
    await applicant.upload(slot, await jpeg());
    const { documentId } = slot;
    await harness.database.dataSource.query('begin; lock inspection in share mode; commit');
    const committed = applicant.commit(slot).then(() => gate.cut());
    await committed;
    const postponed = () => harness.database.dataSource.query<{ postponed: number; attempts: number }[]>('select postponed, attempts from inspection where document_id = $1', [documentId]);
    const [waiting] = await eventually(async () => {
      const rows = await postponed();
      return rows[0] === undefined || rows[0].postponed > 0 ? rows : undefined;
    });
    expect(waiting?.attempts ?? 0).toBe(0);
    gate.restore();
    expect((await verdictOn(documentId)).state).toBe('accepted');
  });
});
