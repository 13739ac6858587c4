import { randomUUID } from 'node:crypto';
import { ClaimInspection } from '../src/app/claim-inspection.js';
import { InspectDocument } from '../src/app/inspect-document.js';
import { type Applicant, bodyFor, type Slot } from './applicant.js';
import { HOUR, inHours, Reopening, refusal } from './reopening.js';

let stage: Reopening;
let applicant: Applicant;

beforeAll(async () => {
  stage = await Reopening.start();
});
afterAll(() => stage?.harness.stop());
beforeEach(async () => {
  applicant = await stage.harness.newApplicant();
});
afterEach(() => stage.settle());

const askFor = (kind: string) => applicant.askForSlot(bodyFor(kind, stage.photo));

describe('a document that is refused after the submission', () => {
  it('reopens for 24 hours, and its owner sees until when and why', async () => {
    const ktp = await stage.refused(applicant);
    const entry = await applicant.documentOf(ktp.documentId);
    expect(entry).toMatchObject({ state: 'reopened', reason: 'image-unreadable', reasonText: expect.any(String) });
    const hours = (new Date(entry?.until ?? 0).getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    const event = (await stage.harness.eventsOf(applicant.registrationId)).find(({ type }) =>
      type.includes('reopened'),
    );
    expect(event?.data).toEqual({
      registrationId: applicant.registrationId,
      documentId: ktp.documentId,
      kind: 'ktp',
      until: entry?.until,
      reason: 'image-unreadable',
    });
    expect(refusal(await applicant.get(`/documents/${ktp.documentId}/content`))).toEqual([409, 'content-refused']);
    expect((await applicant.commit(ktp)).json()).toMatchObject({ state: 'reopened', receipt: ktp.receipt });
  });

  it('reopens alone: no other kind may be sent again, nor one that nobody knows', async () => {
    await stage.refused(applicant);
    expect(refusal(await askFor('swafoto'))).toEqual([409, 'already-submitted']);
    expect(refusal(await askFor('pas-foto'))).toEqual([409, 'already-submitted']);
    expect((await askFor('kartu-perpustakaan')).status).toBe(400);
    expect((await applicant.askForSlot({ ...bodyFor('ktp', stage.photo), sizeBytes: 9_999_999 })).status).toBe(400);
    expect((await askFor('ktp')).status).toBe(201);
  });

  it('is replaced without a new submission, also when the period has closed meanwhile', async () => {
    const ktp = await stage.refused(applicant);
    const [opened, closed] = [new Date(Date.now() - 9 * 86_400_000), new Date(Date.now() - 1_000)];
    await stage.account.changedPeriod(stage.periodId, opened.toISOString(), closed.toISOString());
    try {
      const replacement = await applicant.hand('ktp', stage.photo);
      await stage.inspectAll();
      expect(await applicant.documents()).toMatchObject([
        { documentId: ktp.documentId, state: 'replaced' },
        { kind: 'swafoto', state: 'accepted' },
        { documentId: replacement.documentId, state: 'accepted' },
      ]);
      expect((await stage.harness.eventsOf(applicant.registrationId)).at(-1)).toMatchObject({
        type: 'id.daftar.document.accepted.v1',
        data: { documentId: replacement.documentId, replaces: ktp.documentId, kind: 'ktp' },
      });
      expect((await applicant.get(`/documents/${replacement.documentId}/content`)).status).toBe(200);
      expect(refusal(await askFor('ktp'))).toEqual([409, 'already-submitted']);
    } finally {
      await stage.account.changedPeriod(stage.periodId, opened.toISOString(), inHours(24).toISOString());
    }
  });

  it('stays open with its deadline when the replacement is refused too', async () => {
    const ktp = await stage.refused(applicant);
    const before = await applicant.documentOf(ktp.documentId);
    const second = await applicant.hand('ktp', stage.broken);
    await stage.inspectAll();
    expect(await applicant.documentOf(second.documentId)).toMatchObject({ state: 'rejected' });
    expect(await applicant.documentOf(ktp.documentId)).toEqual(before);
    expect(await stage.times('reopened', applicant)).toBe(1);
    await applicant.hand('ktp', stage.photo);
    await stage.inspectAll();
    expect((await stage.told(applicant)).at(-1)?.[0]).toBe('accepted');
  });

  it('reopens at the submission when it was refused before that was heard', async () => {
    const ktp = await applicant.hand('ktp', stage.broken);
    await stage.inspectAll();
    await stage.submit(applicant, [[ktp, stage.broken]]);
    await stage.submit(applicant, [[ktp, stage.broken]]);
    expect(await stage.told(applicant)).toEqual([
      ['rejected', ktp.documentId],
      ['reopened', ktp.documentId],
    ]);
  });

  it('leaves its steps in the audit, with ids alone', async () => {
    const ktp = await stage.refused(applicant);
    await stage.pass(25);
    await stage.sweep();
    const rows = await stage.harness.database.dataSource.query(
      'select action, actor, fields from audit where subject_id = $1 order by id offset 3',
      [ktp.documentId],
    );
    expect(rows).toEqual([
      { action: 'document.rejected', actor: 'inspection', fields: [] },
      { action: 'document.reopened', actor: 'inspection', fields: [] },
      { action: 'document.overdue', actor: 'sweep', fields: [] },
    ]);
  });
});

describe('the deadline of a reopened document', () => {
  it('passes once, however often it is looked at, and then nothing can be sent', async () => {
    const ktp = await stage.refused(applicant);
    const open = await applicant.slotFor('ktp', stage.photo);
    await applicant.upload(open, stage.photo);
    await stage.sweep();
    expect(await stage.times('overdue', applicant)).toBe(0);
    await stage.harness.database.shiftClock(24 * HOUR + 1);
    for (const answer of [await askFor('ktp'), await applicant.commit(open)])
      expect(refusal(answer)).toEqual([409, 'document-overdue']);
    await stage.sweep();
    await stage.sweep();
    expect((await stage.told(applicant)).slice(-1)).toEqual([['overdue', ktp.documentId]]);
    expect(await stage.times('overdue', applicant)).toBe(1);
    expect(await applicant.documentOf(ktp.documentId)).toMatchObject({ state: 'overdue', reason: 'image-unreadable' });
    for (const answer of [await askFor('ktp'), await applicant.commit(open)])
      expect(refusal(answer)).toEqual([409, 'document-overdue']);
  });

  it('does not count against a replacement that was committed before it and inspected after it', async () => {
    await stage.refused(applicant);
    const replacement = await applicant.hand('ktp', stage.photo);
    await stage.pass(30);
    await stage.sweep();
    await stage.inspectAll();
    await stage.sweep();
    expect((await stage.told(applicant)).slice(-1)).toEqual([['accepted', replacement.documentId]]);
    expect(await stage.times('overdue', applicant)).toBe(0);
  });

  it('counts when that replacement is refused after it', async () => {
    const ktp = await stage.refused(applicant);
    const replacement = await applicant.hand('ktp', stage.broken);
    await stage.pass(30);
    await stage.inspectAll();
    await stage.sweep();
    expect((await stage.told(applicant)).slice(-2)).toEqual([
      ['rejected', replacement.documentId],
      ['overdue', ktp.documentId],
    ]);
  });

  it('costs nobody the registration for a document that was not asked for', async () => {
    const extra = await applicant.hand('ktp', stage.broken);
    await stage.harness.database.dataSource.query('update document set mandatory = false where id = $1', [
      extra.documentId,
    ]);
    await stage.submit(applicant, [[extra, stage.broken]]);
    await stage.inspectAll();
    await stage.pass(30);
    await stage.sweep();
    expect((await stage.told(applicant)).map(([type]) => type)).toEqual(['rejected', 'reopened']);
    expect(await applicant.documentOf(extra.documentId)).toMatchObject({ state: 'overdue' });
  });

  it('is as long as the configuration says', async () => {
    const running = await stage.harness.run('serve', { DOCUMENT_REOPENED_HOURS: 2 });
    const ktp = await applicant.hand('ktp', stage.broken);
    await stage.submit(applicant, [[ktp, stage.broken]]);
    const task = await stage.harness.app.get(ClaimInspection).execute();
    if (!task) throw new Error('nothing waits');
    await running.app.get(InspectDocument).execute(task);
    const entry = await applicant.documentOf(ktp.documentId);
    expect((new Date(entry?.until ?? 0).getTime() - Date.now()) / 3_600_000).toBeCloseTo(2, 1);
    await running.stop();
  });
});

it('a slot for a replacement is asked for with a session and a key like every other', async () => {
  await stage.refused(applicant);
  expect(refusal(await applicant.post('/documents/slots', bodyFor('ktp', stage.photo)))).toEqual([
    400,
    'idempotency-key-missing',
  ]);
  const key = randomUUID();
  const [first, again] = [
    await applicant.askForSlot(bodyFor('ktp', stage.photo), key),
    await applicant.askForSlot(bodyFor('ktp', stage.photo), key),
  ];
  expect([again.status, again.json()]).toEqual([201, first.json()]);
  const stranger = await stage.harness.newApplicant();
  expect(refusal(await stranger.commit(first.json<Slot>()))).toEqual([404, 'not-found']);
});
