import { type Applicant, bodyFor } from './applicant.js';
import { inHours, Reopening, refusal } from './reopening.js';

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

describe('an administrator who gives more time', () => {
  it('moves the deadline later, never earlier, and once', async () => {
    const ktp = await stage.refused(applicant);
    const later = inHours(72);
    for (const moved of [inHours(5), inHours(-5), later, later, inHours(50)])
      await stage.account.movedDeadline(applicant.registrationId, moved);
    await stage.account.movedDeadline(applicant.registrationId, inHours(200), 'verify');
    expect(await applicant.documentOf(ktp.documentId)).toMatchObject({
      state: 'reopened',
      until: later.toISOString(),
    });
    expect(await stage.times('reopened', applicant)).toBe(2);
    await stage.pass(48);
    await stage.sweep();
    expect((await askFor('ktp')).status).toBe(201);
    await stage.pass(73);
    await stage.sweep();
    expect(await stage.times('overdue', applicant)).toBe(1);
  });

  it('reopens what was overdue already, which can then be replaced', async () => {
    const ktp = await stage.refused(applicant);
    await stage.pass(25);
    await stage.sweep();
    await stage.account.movedDeadline(applicant.registrationId, inHours(48));
    expect((await stage.told(applicant)).slice(-2)).toEqual([
      ['overdue', ktp.documentId],
      ['reopened', ktp.documentId],
    ]);
    await applicant.hand('ktp', stage.photo);
    await stage.inspectAll();
    expect((await stage.told(applicant)).at(-1)?.[0]).toBe('accepted');
  });

  it('and is heard of after the end of that gives the usual window anew', async () => {
    const ktp = await stage.refused(applicant);
    await stage.pass(25);
    await stage.sweep();
    await stage.account.movedDeadline(applicant.registrationId, inHours(24.5));
    expect(await applicant.documentOf(ktp.documentId)).toMatchObject({ state: 'reopened' });
    expect((await askFor('ktp')).status).toBe(201);
    await stage.pass(48);
    await stage.sweep();
    expect(await stage.times('overdue', applicant)).toBe(1);
    await stage.pass(50);
    await stage.sweep();
    expect(await stage.times('overdue', applicant)).toBe(2);
  });

  it('covers a document that is refused only afterwards', async () => {
    const ktp = await applicant.hand('ktp', stage.broken);
    await stage.submit(applicant, [[ktp, stage.broken]]);
    const later = inHours(72);
    await stage.account.movedDeadline(applicant.registrationId, later);
    await stage.inspectAll();
    expect(await applicant.documentOf(ktp.documentId)).toMatchObject({ state: 'reopened', until: later.toISOString() });
  });

  it('who races the sweep loses nobody', async () => {
    const people = await stage.people(12);
    for (const who of people) await stage.refused(who);
    await stage.pass(25);
    const later = inHours(72);
    await Promise.all([
      stage.sweep(),
      stage.sweep(),
      ...people.map((who) => stage.account.movedDeadline(who.registrationId, later)),
    ]);
    for (const who of people) {
      const [ktp] = await who.documents();
      expect(ktp).toMatchObject({ state: 'reopened', until: later.toISOString() });
      expect((await stage.told(who)).at(-1)?.[0]).toBe('reopened');
    }
  });

  it('changes nothing for a registration that has no documents', async () => {
    await stage.account.movedDeadline(applicant.registrationId, inHours(72));
    expect(await stage.told(applicant)).toEqual([]);
  });
});

describe('a registration that was cancelled', () => {
  it('takes nothing more: no slot, no commit, no reopening, no lateness', async () => {
    const ktp = await stage.refused(applicant);
    const open = await applicant.slotFor('ktp', stage.photo);
    await applicant.upload(open, stage.photo);
    await stage.account.cancelled(applicant.registrationId);
    await stage.account.cancelled(applicant.registrationId);
    for (const answer of [await askFor('ktp'), await askFor('swafoto'), await applicant.commit(open)])
      expect(refusal(answer)).toEqual([409, 'registration-cancelled']);
    await stage.account.movedDeadline(applicant.registrationId, inHours(72));
    await stage.pass(25);
    await stage.sweep();
    expect(await stage.told(applicant)).toHaveLength(3);
    expect(await applicant.documentOf(ktp.documentId)).toMatchObject({ state: 'rejected' });
  });

  it('reopens nothing that is refused later, though the verdict is told', async () => {
    const ktp = await applicant.hand('ktp', stage.broken);
    await stage.submit(applicant, [[ktp, stage.broken]]);
    await stage.account.cancelled(applicant.registrationId);
    await stage.inspectAll();
    expect(await stage.told(applicant)).toEqual([['rejected', ktp.documentId]]);
    expect(await applicant.documentOf(ktp.documentId)).toMatchObject({ state: 'rejected' });
  });

  it('was overdue and stays so, whatever time is given', async () => {
    const ktp = await stage.refused(applicant);
    await stage.pass(25);
    await stage.sweep();
    await stage.account.cancelled(applicant.registrationId);
    await stage.account.movedDeadline(applicant.registrationId, inHours(72));
    expect((await stage.told(applicant)).at(-1)).toEqual(['overdue', ktp.documentId]);
  });

  it('closes drafts too, those included that never asked for a slot', async () => {
    const open = await applicant.slotFor('ktp', stage.photo);
    await applicant.upload(open, stage.photo);
    await stage.account.cancelled(applicant.registrationId);
    expect(refusal(await applicant.commit(open))).toEqual([409, 'registration-cancelled']);
    const empty = await stage.harness.newApplicant();
    await stage.account.cancelled(empty.registrationId);
    expect(refusal(await empty.askForSlot(bodyFor('ktp', stage.photo)))).toEqual([409, 'registration-cancelled']);
  });
});
