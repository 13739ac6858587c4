import { eventually, testInfrastructure } from '#testing';
import type { Applicant, Entry, Slot } from '../applicant.js';
import { Harness } from '../document-storage.harness.js';
import { jpeg, pdf } from '../samples.js';
import type { HostileFile } from './hostile-file.js';
import { carriers, hostileImages } from './images.js';
import { activePdfs, brokenPdfs } from './pdfs.js';
import { withEicar } from './virus.js';

const MB = 1024 * 1024;
const files: readonly HostileFile[] = [...activePdfs, ...brokenPdfs, ...hostileImages, ...withEicar];
let harness: Harness;
let applicant: Applicant;

beforeAll(async () => {
  harness = await Harness.start();
  const periodId = await harness.openPeriod();
  await harness.database.dataSource.query('update requirement set min_bytes = 1, max_bytes = $2 where period_id = $1', [
    periodId,
    10 * MB,
  ]);
  await harness.run('work', { CLAMD_URL: testInfrastructure().clamd.url });
});
afterAll(() => harness?.stop());
beforeEach(async () => {
  applicant = await harness.newApplicant();
});

const TYPES = { ktp: 'image/jpeg', ijazah: 'application/pdf' } as const;
const isPng = (bytes: Buffer) => bytes[0] === 0x89;

/** Says that it is what is asked for, as whoever means harm does. */
function hand(kind: 'ktp' | 'ijazah', bytes: Buffer): Promise<Slot> {
  return applicant.hand(kind, bytes, { contentType: isPng(bytes) ? 'image/png' : TYPES[kind] });
}

function verdictOn({ documentId }: Slot): Promise<Entry> {
  const verdict = async () => {
    const entry = await applicant.documentOf(documentId);
    return entry?.state === 'committed' ? undefined : entry;
  };
  return eventually(verdict, { timeoutMs: 60_000 });
}

const cleanCopies = async () =>
  (await harness.buckets.keysIn(harness.buckets.clean)).filter((key) => key.startsWith(applicant.registrationId));

it('there are more than twenty', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(new Set(files.map(({ what }) => what)).size).toBe(files.length);
});

it.each(files)('$what is refused: $reason', async ({ kind, reason, make }) => {
  const entry = await verdictOn(await hand(kind, await make()));
  expect(entry).toMatchObject({ state: 'rejected', reason, reasonText: expect.stringMatching(/unggah/i) });
  expect(await cleanCopies()).toEqual([]);
});

it.each(carriers)('a photo with $what loses it', async ({ carried, make }) => {
  const bytes = await make();
  expect(bytes.includes(carried)).toBe(true);
  const slot = await hand('ktp', bytes);
  expect((await verdictOn(slot)).state).toBe('accepted');
  const { bytes: content } = await applicant.get(`/documents/${slot.documentId}/content`);
  expect(content.length).toBeGreaterThan(1_000);
  expect(content.includes(carried)).toBe(false);
});

it('honest files are accepted beside them', async () => {
  for (const [kind, bytes] of [
    ['ktp', await jpeg()],
    ['ijazah', await pdf(3)],
  ] as const)
    expect(await verdictOn(await hand(kind, bytes))).toMatchObject({ state: 'accepted', warnings: [] });
});
