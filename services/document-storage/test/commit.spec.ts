import { randomUUID } from 'node:crypto';
import { compactVerify } from 'jose';
import { type Applicant, sha256 } from './applicant.js';
import { Harness, receiptKey } from './document-storage.harness.js';
import { jpeg, pdf } from './samples.js';

let harness: Harness;
let applicant: Applicant;
let photo: Buffer;

beforeAll(async () => {
  harness = await Harness.start();
  await harness.openPeriod();
  photo = await jpeg();
});
afterAll(() => harness?.stop());
beforeEach(async () => {
  applicant = await harness.newApplicant();
});

describe('a commit', () => {
  it('answers with a receipt that anyone with the public key can check', async () => {
    const { documentId, receipt } = await applicant.hand('ktp', photo);
    const { payload, protectedHeader } = await compactVerify(receipt, receiptKey);
    expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'document-receipt' });
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual({
      iss: 'urn:daftar:document-storage',
      documentId,
      registrationId: applicant.registrationId,
      kind: 'ktp',
      sha256: sha256(photo),
      sizeBytes: photo.length,
      iat: expect.closeTo(Date.now() / 1000, -2),
    });
  });

  it('answers the same when it is sent twice, at once or later', async () => {
    const slot = await applicant.slotFor('ktp', photo);
    await applicant.upload(slot, photo);
    const answers = await Promise.all([applicant.commit(slot), applicant.commit(slot), applicant.commit(slot)]);
    const bodies = [...answers, await applicant.commit(slot)].map((answer) => answer.text);
    expect(new Set(bodies).size).toBe(1);
    expect(answers[0]?.json()).toMatchObject({ documentId: slot.documentId, kind: 'ktp', state: 'committed' });
    const [{ count }] = await harness.database.dataSource.query(
      `select count(*)::int from audit where subject_id = $1 and action = 'document.committed'`,
      [slot.documentId],
    );
    expect(count).toBe(1);
  });

  it('is refused before the upload, and the slot stays open', async () => {
    const slot = await applicant.slotFor('ktp', photo);
    const early = await applicant.commit(slot);
    expect([early.status, early.json().code]).toEqual([409, 'upload-missing']);
    await applicant.upload(slot, photo);
    expect((await applicant.commit(slot)).status).toBe(200);
  });

  it('is refused for an object of another length, however it came there', async () => {
    const slot = await applicant.slotFor('ktp', photo);
    await harness.buckets.write(
      harness.buckets.quarantine,
      `${applicant.registrationId}/${slot.documentId}`,
      photo.subarray(5),
    );
    const answer = await applicant.commit(slot);
    expect([answer.status, answer.json().code]).toEqual([422, 'upload-wrong-size']);
  });

  it('is refused for a slot that ran out unused, which is listed no more', async () => {
    const slot = await applicant.slotFor('ktp', photo);
    await harness.database.shiftClock(31 * 60);
    try {
      const answer = await applicant.commit(slot);
      expect([answer.status, answer.json().code]).toEqual([409, 'slot-expired']);
      expect(await applicant.documents()).toEqual([]);
    } finally {
      await harness.database.shiftClock(0);
    }
  });

  it("is refused for somebody else's document, and for what is no document", async () => {
    const { documentId } = await applicant.hand('ktp', photo);
    const stranger = await harness.newApplicant();
    for (const answer of [
      await stranger.commit({ documentId }),
      await stranger.get(`/documents/${documentId}/content`),
      await applicant.commit({ documentId: randomUUID() }),
    ]) {
      expect([answer.status, answer.json().code]).toEqual([404, 'not-found']);
    }
    const answer = await applicant.commit({ documentId: 'ktp' });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/documentId', code: 'document-id-format' }],
    });
    expect(await stranger.documents()).toEqual([]);
  });
});

describe('a second upload of the same kind', () => {
  it('replaces the first when it is committed, and not before', async () => {
    const first = await applicant.hand('ktp', photo);
    const second = await applicant.slotFor('ktp', photo);
    const states = async () => (await applicant.documents()).map(({ documentId, state }) => [documentId, state]);
    expect(await states()).toEqual([
      [first.documentId, 'committed'],
      [second.documentId, 'slot'],
    ]);
    await applicant.upload(second, photo);
    await applicant.commit(second);
    expect(await states()).toEqual([
      [first.documentId, 'replaced'],
      [second.documentId, 'committed'],
    ]);
  });

  it('wins over an older one that is committed after it', async () => {
    const older = await applicant.slotFor('ijazah', await pdf());
    await applicant.upload(older, await pdf());
    await applicant.hand('ijazah', await pdf(2));
    const late = await applicant.commit(older);
    expect([late.status, late.json().code]).toEqual([409, 'document-replaced']);
  });
});
