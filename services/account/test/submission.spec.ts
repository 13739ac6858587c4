import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { open } from '#privacy';
import { KeepInspection } from '../src/app/keep-inspection.js';
import { OnDocumentAccepted } from '../src/in/kafka/on-document-accepted.js';
import { OnDocumentRejected } from '../src/in/kafka/on-document-rejected.js';
import { AccountFixture, SEAL_KEY, session, setPeriod } from './account.fixture.js';
import { received } from './hearing.js';

const SUBMISSION = '/api/v1/registrations/me/submission';
const HOUR = 3_600_000;

interface Problem {
  code: string;
  errors?: { pointer: string; code: string; detail: string }[];
}
const problemOf = (answer: { status: number; json<T>(): T }) => {
  const { code, errors = [] } = answer.json<Problem>();
  return [answer.status, code, ...errors.map((field) => `${field.pointer} ${field.code}`)];
};

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());

describe('POST /registrations/me/submission', () => {
  it('takes a complete draft, and tells verification in sealed values', async () => {
    const drafted = await account.draft();
    const documentId = randomUUID();
    const answer = await account.submit(drafted, [await account.receipt(drafted, { documentId })]);
    expect(answer.status).toBe(202);
    const body = answer.json<{ submittedAt: string; first: { contactId: string } }>();
    expect(body).toEqual({
      registrationNumber: drafted.registrationNumber,
      state: 'submitted',
      submittedAt: expect.stringMatching(/Z$/),
      first: { contactId: expect.any(String), channel: 'email', masked: 's***@example.id' },
    });
    const me = await account.me(drafted);
    expect(me).toMatchObject({
      state: 'submitted',
      submittedAt: body.submittedAt,
      documents: [{ documentId, kind: 'ktp', state: 'committed' }],
    });

    const events = await account.published(drafted.registrationId);
    expect(events).toMatchObject([
      {
        type: 'id.daftar.registration.submitted.v1',
        data: {
          registrationId: drafted.registrationId,
          periodId: account.periodId,
          policy: { verify: 'choice', activate: 'other' },
          first: body.first.contactId,
          documents: [{ documentId, sha256: 'ab'.repeat(32) }],
          locale: 'id',
        },
      },
    ]);
    const { contacts, sealedPerson } = (events[0] ?? { data: {} }).data as {
      contacts: { contactId: string; channel: string; sealedRecipient: string }[];
      sealedPerson: string;
    };
    const opened = contacts.map(({ contactId, channel, sealedRecipient }) =>
      open(SEAL_KEY, [drafted.registrationId, contactId, channel], sealedRecipient),
    );
    expect(opened).toEqual(['siti.rahasia@example.id', '+6281234567890']);
    expect(JSON.parse(open(SEAL_KEY, [drafted.registrationId, 'person'], sealedPerson))).toEqual({
      birthDate: '1995-08-15',
      maskedName: 'S*** N*******',
    });
    for (const secret of [drafted.nik, 'siti.rahasia', '81234567890', '1995'])
      expect(JSON.stringify(events)).not.toContain(secret);
  });

  it('gives the same answer however often and however much at once Daftar is pressed', async () => {
    const drafted = await account.draft();
    const receipts = [await account.receipt(drafted)];
    const answers = await Promise.all(Array.from({ length: 10 }, () => account.submit(drafted, receipts)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await account.published(drafted.registrationId)).toHaveLength(1);
  });

  it('begins with the contact that was chosen', async () => {
    const drafted = await account.draft();
    const answer = await account.submit(drafted, [await account.receipt(drafted)], 'sms');
    expect(answer.json()).toMatchObject({ first: { channel: 'sms', masked: '+62*******7890' } });
  });

  it('names the documents that lack', async () => {
    const drafted = await account.draft();
    const answer = await account.submit(drafted, [await account.receipt(drafted, { kind: 'surat' })]);
    expect(problemOf(answer)).toEqual([422, 'documents-incomplete', '/receipts document-missing']);
    expect(answer.json<Problem>().errors?.[0]?.detail).toBe('Dokumen KTP belum diunggah.');
    expect(await account.published(drafted.registrationId)).toEqual([]);
  });

  it('refuses receipts that document-storage did not sign for this registration', async () => {
    const drafted = await account.draft();
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const unsigned = `${Buffer.from('{"alg":"none","typ":"document-receipt"}').toString('base64url')}.${Buffer.from('{}').toString('base64url')}.`;
    const refused = [
      await account.receipt(drafted, {}, stranger),
      await account.receipt(drafted, {}, undefined, 'JWT'),
      await account.receipt(drafted, { sha256: 'short' }),
      unsigned,
      'nonsense',
      '',
    ];
    const answer = await account.submit(drafted, refused);
    expect(problemOf(answer)).toEqual([
      422,
      'documents-incomplete',
      ...refused.map((_, index) => `/receipts/${index} receipt-invalid`),
    ]);
    const another = await account.receipt(await account.draft());
    expect(problemOf(await account.submit(drafted, [another]))).toEqual([
      422,
      'documents-incomplete',
      '/receipts/0 receipt-of-another',
    ]);
  });

  it('refuses the receipt of a document that its inspection rejected, and takes the one that replaces it', async () => {
    const drafted = await account.draft();
    const about = (documentId: string) => ({
      registrationId: drafted.registrationId,
      documentId,
      kind: 'ktp',
      sha256: 'ab'.repeat(32),
      sizeBytes: 1,
    });
    const [bad, good] = [randomUUID(), randomUUID()];
    const rejected = { ...about(bad), reason: 'image-unreadable' };
    await new OnDocumentRejected(account.use(KeepInspection)).handle(
      received('rejected', drafted.registrationId, rejected),
    );
    expect((await account.me(drafted)).documents).toEqual([
      { documentId: bad, kind: 'ktp', state: 'rejected', reason: 'image-unreadable', reopenedUntil: null },
    ]);
    const refusal = await account.submit(drafted, [await account.receipt(drafted, { documentId: bad })]);
    expect(problemOf(refusal)).toEqual([422, 'documents-incomplete', '/receipts/0 document-rejected']);

    const accepted = { ...about(good), warnings: [] };
    await new OnDocumentAccepted(account.use(KeepInspection)).handle(
      received('accepted', drafted.registrationId, accepted),
    );
    const taken = await account.submit(drafted, [await account.receipt(drafted, { documentId: good })]);
    expect(taken.status).toBe(202);
    expect((await account.me(drafted)).documents).toEqual([
      { documentId: good, kind: 'ktp', state: 'accepted', reason: null, reopenedUntil: null },
    ]);
  });

  it.each([
    ['no body', undefined, [400, 'invalid-request', ' required']],
    ['no receipts', { first: 'email' }, [400, 'invalid-request', '/receipts required']],
    [
      'receipts that are no texts',
      { first: 'email', receipts: [1] },
      [400, 'invalid-request', '/receipts/0 wrong-type'],
    ],
    [
      'too many receipts',
      { first: 'email', receipts: Array(21).fill('x') },
      [400, 'invalid-request', '/receipts too-long'],
    ],
    ['a contact that is none', { first: 'pos', receipts: [] }, [400, 'invalid-request', '/first not-a-choice']],
    ['no choice of the first contact', { receipts: [] }, [400, 'invalid-request', '/first first-needed']],
  ])('refuses %s', async (_, body, expected) => {
    const drafted = await account.draft();
    expect(problemOf(await account.post(SUBMISSION, body, { cookies: session(drafted) }))).toEqual(expected);
  });

  it('needs a session', async () => {
    expect(problemOf(await account.post(SUBMISSION, { receipts: [] }))).toEqual([401, 'not-signed-in']);
  });

  it('refuses a NIK that another registration holds, and says so to a complete request alone', async () => {
    const owner = await account.submitted();
    await account.prove(owner.registrationId, owner.email, 'verify');
    const late = await account.draft(owner.nik);
    expect(problemOf(await account.submit(late, []))).toEqual([
      422,
      'documents-incomplete',
      '/receipts document-missing',
    ]);
    const answer = await account.submit(late, [await account.receipt(late)]);
    expect(problemOf(answer)).toEqual([409, 'nik-taken']);
    expect(answer.text).not.toContain(owner.registrationNumber);
    expect((await account.me(late)).state).toBe('draft');
  });
});

describe('outside of the period', () => {
  afterEach(() => account.database.shiftClock(0));

  it.each([
    ['opens', -2 * HOUR, 'period-not-open'],
    ['closed', 2 * HOUR, 'period-closed'],
  ])('the clock of the database decides that it is %s', async (_, shift, code) => {
    const drafted = await account.draft();
    const receipts = [await account.receipt(drafted)];
    await account.database.shiftClock(shift / 1000);
    expect(problemOf(await account.submit(drafted, receipts))).toEqual([409, code]);
  });

  it('a submission that was taken in time gets its answer again', async () => {
    const drafted = await account.draft();
    const receipts = [await account.receipt(drafted)];
    const first = await account.submit(drafted, receipts);
    await account.database.shiftClock((2 * HOUR) / 1000);
    const again = await account.submit(drafted, receipts);
    expect([again.status, again.text]).toEqual([202, first.text]);
  });
});

describe('before the list of documents was heard', () => {
  it('asks to try again, and takes the submission once it is there', async () => {
    const now = Date.now();
    // Opened later than the other one, so it is the one that counts while both are open.
    const periodId = await setPeriod(account.database.url, {
      name: 'Susulan',
      opensAt: new Date(now - 1_000),
      closesAt: new Date(now + HOUR),
    });
    const drafted = await account.draft();
    expect((await account.me(drafted)).periodId).toBe(periodId);
    const receipts = [await account.receipt(drafted)];
    const early = await account.submit(drafted, receipts);
    expect([...problemOf(early), early.headers.get('retry-after')]).toEqual([503, 'requirements-not-ready', '5']);
    await account.hearRequirements(periodId);
    expect((await account.submit(drafted, receipts)).status).toBe(202);
  });
});
