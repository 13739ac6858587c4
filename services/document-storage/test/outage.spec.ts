import { ClaimInspection } from '../src/app/claim-inspection.js';
import { InspectDocument } from '../src/app/inspect-document.js';
import { type Answer, type Applicant, bodyFor, type Slot } from './applicant.js';
import { Harness } from './document-storage.harness.js';
import { jpeg } from './samples.js';

let harness: Harness;
let applicant: Applicant;
let photo: Buffer;
let accepted: Slot;
let uploaded: Slot;

beforeAll(async () => {
  harness = await Harness.start();
  await harness.openPeriod();
  photo = await jpeg();
  applicant = await harness.newApplicant();
  accepted = await applicant.hand('ktp', photo);
  const task = await harness.app.get(ClaimInspection).execute();
  if (task) await harness.app.get(InspectDocument).execute(task);
  uploaded = await applicant.slotFor('swafoto', photo);
  await applicant.upload(uploaded, photo);
});
afterAll(() => harness?.stop());

async function expectUnavailable(ask: () => Promise<Answer>): Promise<void> {
  const answer = await ask();
  expect([answer.status, answer.json().code]).toEqual([503, 'temporarily-unavailable']);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
}

const content = () => applicant.get(`/documents/${accepted.documentId}/content`);

describe.each(['cut', 'silence'] as const)('while the storage is away (%s)', (how) => {
  beforeAll(() => harness.storage[how]());
  afterAll(() => harness.storage.restore());

  it('a commit and a look at a document are put off politely', async () => {
    await expectUnavailable(() => applicant.commit(uploaded));
    await expectUnavailable(content);
  });

  it('everything that does not need it goes on', async () => {
    expect((await applicant.askForSlot(bodyFor('pas-foto', photo))).status).toBe(201);
    expect((await applicant.commit(accepted)).json()).toMatchObject({ state: 'accepted', receipt: expect.any(String) });
    expect(await applicant.documents()).not.toEqual([]);
    expect((await harness.request('/document-requirements')).status).toBe(200);
    expect((await fetch(`${await harness.app.getUrl()}/health/ready`)).status).toBe(200);
  });
});

describe('while the database is away', () => {
  beforeAll(() => harness.databaseWay.cut());
  afterAll(() => harness.databaseWay.restore());

  it('every request is put off politely', async () => {
    await expectUnavailable(() => harness.request('/document-requirements'));
    await expectUnavailable(() => applicant.askForSlot(bodyFor('pas-foto', photo)));
    await expectUnavailable(() => applicant.commit(uploaded));
    await expectUnavailable(() => applicant.get('/documents'));
    await expectUnavailable(content);
  });

  it('the service is alive and not ready', async () => {
    const url = await harness.app.getUrl();
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
  });
});

it('goes on where it stopped when both are back', async () => {
  expect((await applicant.commit(uploaded)).json()).toMatchObject({ state: 'committed' });
  expect((await content()).status).toBe(200);
});
