import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { eventually } from '#testing';
import type { Documents, Slot } from '../../deploy/journey/answers.js';
import type { Applicant } from '../../deploy/journey/applicant.js';
import * as steps from '../../deploy/journey/steps.js';
import { watchMemory } from '../../deploy/local/index.js';
import { ask } from './databases.js';
import { type RunningSystem, startSystem } from './running-system.js';

const MB = 1024 * 1024;
const MOST_MB = 300;
const PATIENCE_MS = 240_000;
const LARGE_BYTES = 10 * MB;

interface Upload {
  readonly kind: 'ktp' | 'ijazah';
  readonly contentType: 'image/png' | 'image/jpeg' | 'application/pdf';
  readonly bytes: Buffer;
}

const flat = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#fff' }, limitInputPixels: false });

/** A few kilobytes that unfold to as many pixels as are let in, and to more than that. */
async function bombs(): Promise<Upload[]> {
  const made = await Promise.all([
    flat(5_000).jpeg({ quality: 10 }).toBuffer(),
    flat(5_000).png({ compressionLevel: 9 }).toBuffer(),
    flat(3_400).jpeg({ quality: 10, progressive: true, chromaSubsampling: '4:2:0' }).toBuffer(),
    flat(12_000).png({ palette: true, compressionLevel: 9 }).toBuffer(),
  ]);
  const uploads = made.map(
    (bytes): Upload => ({
      kind: 'ktp',
      contentType: bytes[0] === 0x89 ? 'image/png' : 'image/jpeg',
      bytes,
    }),
  );
  return Array.from({ length: 20 }, (_, n) => uploads[n % uploads.length] as Upload);
}

/** Photos and papers of 10 MB to the byte, which is the most that any period may ask for. */
async function largeFiles(): Promise<Upload[]> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const photo = await sharp({ create: { width: 3_600, height: 2_700, channels: 3, background: '#000', noise } })
    .jpeg({ quality: 92 })
    .toBuffer();
  const bytes = Buffer.concat([photo, Buffer.alloc(LARGE_BYTES - photo.length)]);
  const uploads: Upload[] = [
    { kind: 'ktp', contentType: 'image/jpeg', bytes },
    { kind: 'ijazah', contentType: 'application/pdf', bytes: largePdf() },
  ];
  return Array.from({ length: 20 }, (_, n) => uploads[n % uploads.length] as Upload);
}

/** A page, and a stream that fills the file. */
function largePdf(): Buffer {
  const head = '%PDF-1.4\n';
  const objects = [
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n',
  ].join('');
  const around = (length: number) => `4 0 obj\n<< /Length ${length} >>\nstream\n`;
  const tail = '\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n';
  const rest = LARGE_BYTES - head.length - objects.length - around(LARGE_BYTES).length - tail.length;
  return Buffer.from(head + objects + around(rest) + 'q Q\n'.repeat(rest / 4 + 1).slice(0, rest) + tail, 'latin1');
}

async function handIn({ client }: Applicant, { kind, contentType, bytes }: Upload): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const wanted = { kind, contentType, sizeBytes: bytes.length, sha256 };
  const { documentId, upload } = await client.post<Slot>('/api/v1/documents/slots', wanted, randomUUID());
  await client.upload(upload.url, upload.fields, bytes);
  await client.post(`/api/v1/documents/${documentId}/commit`);
  return documentId;
}

async function verdictOn({ client }: Applicant): Promise<string> {
  const isOver = async () => {
    const { documents } = await client.get<Documents>('/api/v1/documents');
    return documents.find(({ state }) => state === 'accepted' || state === 'rejected')?.state;
  };
  return eventually(isOver, { timeoutMs: PATIENCE_MS, everyMs: 500 });
}

describe('twenty pixel bombs and twenty uploads of 10 MB at once', () => {
  let running: RunningSystem;
  let uploads: Upload[];
  let people: Applicant[];
  let asked: { kind: string; period_id: string; min_bytes: number; max_bytes: number }[];

  beforeAll(async () => {
    running = await startSystem();
    asked = await ask(
      running.infra,
      'document-storage',
      'select kind, period_id, min_bytes, max_bytes from requirement',
    );
    const sql = 'update requirement set min_bytes = 1, max_bytes = $1';
    await ask(running.infra, 'document-storage', sql, [LARGE_BYTES]);
    uploads = [...(await bombs()), ...(await largeFiles())];
    people = await Promise.all(uploads.map(newcomer));
  });
  afterAll(async () => {
    const sql = 'update requirement set min_bytes = $3, max_bytes = $4 where kind = $1 and period_id = $2';
    for (const { kind, period_id, min_bytes, max_bytes } of asked)
      await ask(running.infra, 'document-storage', sql, [kind, period_id, min_bytes, max_bytes]);
    await running.stop();
  });

  async function newcomer(): Promise<Applicant> {
    const applicant = running.applicant({}, true);
    await steps.lookAtPeriod(applicant);
    await steps.createDraft(applicant);
    return applicant;
  }

  const title = `are all answered, within ${MOST_MB} MB of memory`;
  const answered = async () => {
    const memory = watchMemory(running.system.process('document-storage').pid as number);
    await Promise.all(people.map((applicant, n) => handIn(applicant, uploads[n] as Upload)));
    const verdicts = await Promise.all(people.map(verdictOn));
    const { together, each } = memory.stop();
    expect(verdicts.filter((state) => state === 'rejected')).toHaveLength(5);
    expect(verdicts.filter((state) => state === 'accepted')).toHaveLength(35);
    // The process that opens files was seen too.
    expect(each.length).toBeGreaterThan(1);
    expect(together).toBeLessThan(MOST_MB);
  };
  // Two cores take a minute, and several when they have other things to do.
  it(title, answered, 2 * PATIENCE_MS);
});
