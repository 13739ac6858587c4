import sharp from 'sharp';
import { eventually } from '#testing';
import { ClaimInspection } from '../src/app/claim-inspection.js';
import { type Applicant, type SlotBody, sha256 } from './applicant.js';
import { Harness } from './document-storage.harness.js';
import { jpeg, lockedPdf, pdf, phonePhoto, truncatedJpeg } from './samples.js';

let harness: Harness;
let applicant: Applicant;
let claims: ClaimInspection;

beforeAll(async () => {
  harness = await Harness.start();
  await harness.openPeriod();
  claims = harness.app.get(ClaimInspection);
});
afterAll(() => harness?.stop());
beforeEach(async () => {
  applicant = await harness.newApplicant();
});
afterEach(() => harness.database.shiftClock(0));

describe('with an inspector at work', () => {
  let inspector: Awaited<ReturnType<Harness['run']>>;
  beforeAll(async () => {
    inspector = await harness.run('work');
  });
  afterAll(() => inspector?.stop());

  it('accepts a good document, keeps a clean copy that only its owner can read, and removes the upload', async () => {
    const photo = await phonePhoto();
    const { documentId } = await applicant.hand('ktp', photo);
    expect(await applicant.verdictOn({ documentId })).toMatchObject({ kind: 'ktp', state: 'accepted', warnings: [] });

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
    await applicant.verdictOn(slot);
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
    await applicant.verdictOn({ documentId });
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
    const entry = await applicant.verdictOn({ documentId });
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
    await applicant.verdictOn(slot);
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

it('shows how many wait and for how long', async () => {
  await applicant.hand('ktp', await jpeg());
  await harness.database.shiftClock(90);
  const { count, oldestAgeSeconds } = await claims.backlog();
  expect(count).toBe(1);
  expect(oldestAgeSeconds).toBeGreaterThanOrEqual(90);
});
