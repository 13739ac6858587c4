import { randomUUID } from 'node:crypto';
import { type Applicant, bodyFor, type Problem, type Slot } from './applicant.js';
import { Harness, PUBLIC_ORIGIN } from './document-storage.harness.js';
import { jpeg } from './samples.js';

interface Asked {
  readonly periodId: string;
  readonly requirements: readonly { kind: string; mandatory: boolean; label: string }[];
}

let harness: Harness;
let applicant: Applicant;
let photo: Buffer;
let periodId: string;

beforeAll(async () => {
  harness = await Harness.start();
  periodId = await harness.openPeriod();
  photo = await jpeg();
});
afterAll(() => harness?.stop());
beforeEach(async () => {
  applicant = await harness.newApplicant();
});

describe('what is asked for', () => {
  it('is told to everybody, in Indonesian first', async () => {
    const answer = await harness.request('/document-requirements');
    expect(answer.status).toBe(200);
    const { periodId: told, requirements } = answer.json<Asked>();
    expect(told).toBe(periodId);
    expect(requirements.map((r) => [r.kind, r.mandatory])).toEqual([
      ['ktp', true],
      ['pas-foto', true],
      ['swafoto', true],
      ['surat-lamaran', true],
      ['ijazah', true],
      ['transkrip', true],
      ['pendukung', false],
    ]);
    expect(requirements[1]).toMatchObject({
      label: 'Pas foto',
      types: ['image/jpeg', 'image/png'],
      maxBytes: 200 * 1024,
    });
  });

  it('is told in English to those who prefer it', async () => {
    const answer = await harness.request('/document-requirements', {
      headers: { 'accept-language': 'en-GB,en;q=0.9,id;q=0.5' },
    });
    expect(answer.json<Asked>().requirements[1]).toMatchObject({ kind: 'pas-foto', label: 'Passport photo' });
  });
});

describe('a slot', () => {
  it("is below the portal's own origin, named by ids alone, and open for half an hour", async () => {
    const answer = await applicant.askForSlot({ ...bodyFor('ktp', photo), fileName: 'KTP Siti.jpg' });
    expect(answer.status).toBe(201);
    const { documentId, upload, expiresAt } = answer.json<Slot>();
    expect(upload.url).toBe(`${PUBLIC_ORIGIN}/${harness.buckets.quarantine}`);
    expect(upload.fields.key).toBe(`${applicant.registrationId}/${documentId}`);
    expect(upload.fields['Content-Type']).toBe('image/jpeg');
    const minutes = (new Date(expiresAt).getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(29);
    expect(minutes).toBeLessThanOrEqual(30.1);
  });

  it('is the same, form and all, for a request that is sent twice, and another for another body', async () => {
    const key = randomUUID();
    const first = await applicant.askForSlot(bodyFor('ktp', photo), key);
    const again = await applicant.askForSlot(bodyFor('ktp', photo), key);
    expect([again.status, again.json()]).toEqual([201, first.json()]);
    const other = await applicant.askForSlot(bodyFor('swafoto', photo), key);
    expect([other.status, other.json().code]).toEqual([422, 'idempotency-key-reused']);
    expect(await applicant.documents()).toHaveLength(1);
  });

  it('remembers no form, for that would let its reader upload', async () => {
    const { upload } = await applicant.slotFor('ktp', photo);
    const rows = await harness.database.dataSource.query('select answer::text from idempotency');
    expect(JSON.stringify(rows)).not.toContain(upload.fields['x-amz-signature']);
  });

  it('is not given without end', async () => {
    for (let n = 0; n < 60; n++) await applicant.slotFor('ktp', photo);
    const answer = await applicant.askForSlot(bodyFor('ktp', photo));
    expect([answer.status, answer.json().code]).toEqual([429, 'too-many-slots']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3_000);
  });

  it.each<[string, object, string, string]>([
    ['a kind that nobody asked for', { kind: 'kartu-perpustakaan' }, '/kind', 'kind-not-asked-for'],
    ['a type that does not fit the kind', { contentType: 'application/pdf' }, '/contentType', 'type-not-accepted'],
    ['a type that nobody accepts', { contentType: 'image/svg+xml' }, '/contentType', 'type-not-accepted'],
    ['a file that is too large', { sizeBytes: 200 * 1024 + 1 }, '/sizeBytes', 'file-too-large'],
    ['a file that is too small', { sizeBytes: 100 }, '/sizeBytes', 'file-too-small'],
    ['a name that contradicts the type', { fileName: 'ktp.pdf' }, '/fileName', 'name-contradicts-type'],
    ['a size that is no number', { sizeBytes: 'besar' }, '/sizeBytes', 'size-format'],
    ['a size below zero', { sizeBytes: -1 }, '/sizeBytes', 'size-format'],
    ['a checksum that is none', { sha256: 'ABC' }, '/sha256', 'sha256-format'],
    ['a missing checksum', { sha256: undefined }, '/sha256', 'required'],
    ['a missing kind', { kind: undefined }, '/kind', 'required'],
    ['a field that nobody knows', { path: '../../etc' }, '/path', 'unknown-field'],
  ])('is refused for %s, with a pointer to the field', async (_, wrong, pointer, code) => {
    const answer = await applicant.askForSlot({ ...bodyFor('ktp', photo), ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({ code: 'invalid-request', errors: [{ pointer, code }] });
    expect(answer.json<Problem>().errors[0]?.detail).not.toBe('');
  });

  it.each([
    ['leads out of its folder', '../../etc/ktp.jpg'],
    ['leads out of its folder on Windows', '..\\ktp.jpg'],
    ['is a place and no file', '..'],
    ['reads backwards, like a photo', 'ktp\u202Egpj.exe'],
    ['has an invisible mark of direction', 'ktp\u200E.jpg'],
    ['would begin a header', 'ktp.jpg\r\nSet-Cookie: a=b'],
    ['ends before its end', 'ktp.exe\0.jpg'],
    ['has half a character', 'ktp\uD83D.jpg'],
    ['has a second line', 'ktp\u2028.jpg'],
    ['is longer than any disk takes', `${'k'.repeat(260)}.jpg`],
    ['is empty', ''],
  ])('is refused for a file whose name %s', async (_, fileName) => {
    const answer = await applicant.askForSlot({ ...bodyFor('ktp', photo), fileName });
    expect([answer.status, answer.json<Problem>().errors]).toMatchObject([
      400,
      [{ pointer: '/fileName', code: 'file-name-format', detail: expect.stringMatching(/^Ubah nama berkas/) }],
    ]);
  });

  it.each(['KTP Siti Nur’aini (2).JPG', 'foto ktp – baru.jpeg', '身分証.jpg', 'ktp 😀.jpg', 'ktp'])(
    'is given for a file with the name "%s"',
    async (fileName) => {
      expect((await applicant.askForSlot({ ...bodyFor('ktp', photo), fileName })).status).toBe(201);
    },
  );

  it('is refused without a key, for a body that is no JSON, and without a session', async () => {
    const keyless = await applicant.post('/documents/slots', bodyFor('ktp', photo));
    expect([keyless.status, keyless.json().code]).toEqual([400, 'idempotency-key-missing']);
    const broken = await applicant.post('/documents/slots', '{"kind":', {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    });
    expect([broken.status, broken.json().code]).toEqual([400, 'malformed-body']);
    const stranger = await harness.request('/documents/slots', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(bodyFor('ktp', photo)),
    });
    expect([stranger.status, stranger.json().code]).toEqual([401, 'not-signed-in']);
  });
});

describe('the storage itself', () => {
  it('takes exactly the promised file', async () => {
    const slot = await applicant.slotFor('ktp', photo);
    expect((await applicant.upload(slot, photo)).status).toBe(204);
    expect(await harness.buckets.keysIn(harness.buckets.quarantine)).toContain(
      `${applicant.registrationId}/${slot.documentId}`,
    );
  });

  it('refuses a byte more, a byte less, another type and another name', async () => {
    const slot = await applicant.slotFor('ktp', photo);
    expect((await applicant.upload(slot, Buffer.concat([photo, Buffer.from([0])]))).status).toBe(400);
    expect((await applicant.upload(slot, photo.subarray(1))).status).toBe(400);
    expect((await applicant.upload(slot, photo, { 'Content-Type': 'text/html' })).status).toBe(403);
    expect((await applicant.upload(slot, photo, { key: `${applicant.registrationId}/${randomUUID()}` })).status).toBe(
      403,
    );
  });
});
