import { randomUUID } from 'node:crypto';
import { eventually } from '#testing';
import { ClaimInspection } from '../src/app/claim-inspection.js';
import { InspectDocument } from '../src/app/inspect-document.js';
import { RemoveAbandonedUploads } from '../src/app/remove-abandoned-uploads.js';
import { type Applicant, type Slot } from './applicant.js';
import { Harness } from './document-storage.harness.js';
import { jpeg } from './samples.js';

const HOUR = 3_600;
// Half an hour less than a day: what is found then is gone within it.
const NEARLY_A_DAY = 23.4 * HOUR;
let harness: Harness;
let applicant: Applicant;
let photo: Buffer;
let uploads: RemoveAbandonedUploads;

beforeAll(async () => {
  harness = await Harness.start();
  await harness.openPeriod();
  photo = await jpeg();
  uploads = harness.app.get(RemoveAbandonedUploads);
});
afterAll(() => harness?.stop());
beforeEach(async () => {
  applicant = await harness.newApplicant();
  await itIsTime();
});
afterEach(async () => {
  harness.storage.restore();
  await harness.database.shiftClock(0);
  await harness.database.dataSource.query('delete from inspection');
  const { quarantine } = harness.buckets;
  for (const key of await harness.buckets.keysIn(quarantine)) await harness.buckets.remove(quarantine, key);
});

const itIsTime = () => harness.database.dataSource.query(`update sweep set due_at = '-infinity'`);
const lying = () => harness.buckets.keysIn(harness.buckets.quarantine);
const keyOf = ({ documentId }: Slot) => `${applicant.registrationId}/${documentId}`;

async function uploaded(kind = 'ktp'): Promise<Slot> {
  const slot = await applicant.slotFor(kind, photo);
  await applicant.upload(slot, photo);
  return slot;
}

describe('an upload that nobody commits', () => {
  it('is kept for most of a day, for a connection may be back late', async () => {
    const slot = await uploaded();
    await harness.database.shiftClock(21 * HOUR);
    expect(await uploads.execute()).toBe(0);
    expect((await applicant.commit(slot)).status).toBe(200);
  });

  it('is gone within a day, and can be committed no more from before that', async () => {
    const slot = await uploaded();
    await harness.database.shiftClock(22 * HOUR + 1);
    expect(await uploads.execute()).toBe(0);
    expect(await lying()).toEqual([keyOf(slot)]);
    const late = await applicant.commit(slot);
    expect([late.status, late.json().code]).toEqual([409, 'slot-expired']);
    await itIsTime();
    await harness.database.shiftClock(NEARLY_A_DAY);
    expect(await uploads.execute()).toBe(1);
    expect(await lying()).toEqual([]);
  });
});

describe('an upload', () => {
  it('that was committed stays for its inspection, however long that waits', async () => {
    const slot = await applicant.hand('ktp', photo);
    await harness.database.shiftClock(100 * HOUR);
    expect(await uploads.execute()).toBe(0);
    const task = await harness.app.get(ClaimInspection).execute();
    if (!task) throw new Error('nothing waits');
    expect(await harness.app.get(InspectDocument).execute(task)).toBe('accepted');
    expect(await applicant.documentOf(slot.documentId)).toMatchObject({ state: 'accepted' });
  });

  it('that was repeated after the inspection is removed', async () => {
    const slot = await applicant.hand('ktp', photo);
    const task = await harness.app.get(ClaimInspection).execute();
    if (task) await harness.app.get(InspectDocument).execute(task);
    await applicant.upload(slot, photo);
    expect(await lying()).toEqual([keyOf(slot)]);
    await harness.database.shiftClock(NEARLY_A_DAY);
    expect(await uploads.execute()).toBe(1);
    expect((await applicant.get(`/documents/${slot.documentId}/content`)).status).toBe(200);
  });

  it('of a document that the database does not know is removed; what bears no such name is left alone', async () => {
    const { quarantine } = harness.buckets;
    await harness.buckets.write(quarantine, `${randomUUID()}/${randomUUID()}`, photo);
    await harness.buckets.write(quarantine, 'somebody/else', photo);
    expect(await uploads.execute()).toBe(1);
    expect(await lying()).toEqual(['somebody/else']);
  });
});

describe('of several sweepers', () => {
  it('one looks in half an hour, whoever comes first', async () => {
    for (const kind of ['ktp', 'pas-foto', 'swafoto']) await uploaded(kind);
    await harness.database.shiftClock(NEARLY_A_DAY);
    const removed = await Promise.all(Array.from({ length: 8 }, () => uploads.execute()));
    expect(removed.toSorted().slice(-2)).toEqual([0, 3]);
    expect(await lying()).toEqual([]);
    await harness.database.shiftClock(NEARLY_A_DAY + HOUR);
    await uploaded();
    await harness.database.shiftClock(2 * NEARLY_A_DAY + HOUR);
    expect(await uploads.execute()).toBe(1);
  });

  it('the one of a worker process does it by itself', async () => {
    await uploaded();
    await harness.database.shiftClock(NEARLY_A_DAY);
    const worker = await harness.run('work');
    await eventually(async () => (await lying()).length === 0);
    await worker.stop();
  });

  it('none fails for good while the storage is away', async () => {
    await uploaded();
    await harness.database.shiftClock(NEARLY_A_DAY);
    harness.storage.cut();
    await expect(uploads.execute()).rejects.toMatchObject({ code: 'temporarily-unavailable' });
    harness.storage.restore();
    await harness.database.shiftClock(NEARLY_A_DAY + 0.5 * HOUR);
    expect(await uploads.execute()).toBe(1);
  });

  it('one that is told to stop stops', async () => {
    await uploaded();
    await harness.database.shiftClock(NEARLY_A_DAY);
    expect(await uploads.execute(() => false)).toBe(0);
    expect(await lying()).toHaveLength(1);
  });
});
