import { ClaimInspection } from '../src/app/claim-inspection.js';
import { InspectDocument } from '../src/app/inspect-document.js';
import { Account } from './account.js';
import { type Answer, type Applicant, bodyFor, type Slot, sha256 } from './applicant.js';
import { Harness } from './document-storage.harness.js';
import { jpeg, pdf, png, truncatedJpeg } from './samples.js';

let harness: Harness;
let account: Account;
let applicant: Applicant;
let periodId: string;
let paper: Buffer;

beforeAll(async () => {
  harness = await Harness.start();
  periodId = await harness.openPeriod();
  account = new Account(harness);
  paper = await pdf();
});
afterAll(() => harness?.stop());
beforeEach(async () => {
  applicant = await harness.newApplicant();
});

const openDispute = () => account.openedDispute(applicant.registrationId, periodId);
const statuses = async () => (await applicant.documents()).map(({ kind, state }) => [kind, state]);
const told = ({ status, json }: Answer) => [status, json().code];

async function inspectAll(): Promise<void> {
  const [claims, inspection] = [harness.app.get(ClaimInspection), harness.app.get(InspectDocument)];
  for (let task = await claims.execute(); task; task = await claims.execute()) await inspection.execute(task);
}

describe('evidence for a dispute', () => {
  it('is not asked for by the form, and what it has to be like is told', async () => {
    const answer = (await harness.request('/document-requirements')).json<{
      requirements: { kind: string }[];
      dispute: object;
    }>();
    expect(answer.requirements.map(({ kind }) => kind)).not.toContain('dispute');
    expect(answer.dispute).toMatchObject({ kind: 'dispute', mostFiles: 5, maxBytes: 800 * 1024 });
  });

  it('is taken once the dispute is open, and not before', async () => {
    expect(told(await applicant.askForSlot(bodyFor('dispute', paper)))).toEqual([409, 'dispute-not-open']);
    await openDispute();
    await openDispute();
    expect((await applicant.askForSlot(bodyFor('dispute', paper))).status).toBe(201);
  });

  it('may be a PDF, a JPG or a PNG, which are inspected and read as every document is', async () => {
    await openDispute();
    const handed: Slot[] = [];
    for (const bytes of [paper, await jpeg(), await png()]) handed.push(await applicant.hand('dispute', bytes));
    await inspectAll();
    expect(await statuses()).toEqual(Array(3).fill(['dispute', 'accepted']));
    const content = await applicant.get(`/documents/${handed[0]?.documentId}/content`);
    expect(content.bytes.equals(paper)).toBe(true);
    expect(
      (await harness.newApplicant().then((other) => other.get(`/documents/${handed[0]?.documentId}/content`))).status,
    ).toBe(404);
  });

  it('is five files at most, and those that were refused do not count', async () => {
    await openDispute();
    await applicant.hand('dispute', (await truncatedJpeg()).subarray());
    await inspectAll();
    const late = await applicant.slotFor('dispute', paper);
    await applicant.upload(late, paper);
    for (let n = 0; n < 5; n++) await applicant.hand('dispute', paper);
    expect(told(await applicant.askForSlot(bodyFor('dispute', paper)))).toEqual([409, 'dispute-full']);
    expect(told(await applicant.commit(late))).toEqual([409, 'dispute-full']);
  });

  it('never becomes a sixth file, however many are handed in at once', async () => {
    await openDispute();
    const slots = await Promise.all(Array.from({ length: 8 }, () => applicant.slotFor('dispute', paper)));
    await Promise.all(slots.map((slot) => applicant.upload(slot, paper)));
    const answers = await Promise.all(slots.map((slot) => applicant.commit(slot)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(5).fill(200), ...Array(3).fill(409)]);
  });

  it('is taken from a registration that was submitted or has ended, which takes nothing else', async () => {
    const ktp = await applicant.hand('ktp', await jpeg());
    await account.submitted(applicant.registrationId, periodId, [
      {
        documentId: ktp.documentId,
        sha256: (
          await harness.database.dataSource.query('select sha256 from document where id = $1', [ktp.documentId])
        )[0].sha256,
      },
    ]);
    await account.cancelled(applicant.registrationId);
    await openDispute();
    await applicant.hand('dispute', paper);
    expect(told(await applicant.askForSlot(bodyFor('ktp', await jpeg())))).toEqual([409, 'registration-cancelled']);
  });

  it('stays when the registration is submitted, and is no part of it', async () => {
    await openDispute();
    const evidence = await applicant.hand('dispute', paper);
    const refused = account.submitted(applicant.registrationId, periodId, [
      { documentId: evidence.documentId, sha256: sha256(paper) },
    ]);
    await expect(refused).rejects.toMatchObject({ code: 'documents-not-ours' });
    await account.submitted(applicant.registrationId, periodId, []);
    expect(await statuses()).toEqual([['dispute', 'committed']]);
  });
});
