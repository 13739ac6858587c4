import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type {
  Committed,
  Confirmation,
  Documents,
  Draft,
  Period,
  Registration,
  RegistrationState,
  Requirement,
  Slot,
  Submission,
} from './answers.js';
import type { Applicant } from './applicant.js';
import { Refused } from './client.js';
import { codeIn, type Message, tokenIn } from './inbox.js';
import { sampleOf } from './samples.js';

const LOOK_EVERY_MS = 150;
// Fifty applicants hand in three hundred documents, which two cores inspect in about a minute.
const PROMPTLY_MS = 180_000;
const PATIENTLY_MS = 6 * 60_000;

/** Looks at the registration period: is it open, and how are contacts proven? */
export async function lookAtPeriod(applicant: Applicant): Promise<void> {
  applicant.period = await applicant.client.get<Period>('/api/v1/period');
  const { state, name } = applicant.period;
  if (state !== 'open') throw new Error(`The period "${name}" is ${state}: nobody can register now.`);
}

/** Looks up which documents the period asks for. */
export async function lookAtRequirements(applicant: Applicant): Promise<void> {
  const path = '/api/v1/document-requirements';
  const { requirements } = await applicant.client.get<{ requirements: Requirement[] }>(path);
  applicant.requirements = requirements.filter((requirement) => requirement.mandatory);
}

/** Fills in data diri with a password and consent. The answer opens a session by cookies. */
export async function createDraft(applicant: Applicant): Promise<void> {
  const { email, phone, password, ...person } = applicant.person;
  const body = {
    person,
    contacts: { email, phone },
    password,
    consent: { accepted: true, noticeVersion: applicant.noticeVersion, swafoto: true },
    locale: 'id',
  };
  const draft = await applicant.client.post<Draft>('/api/v1/registrations', body, randomUUID());
  applicant.registrationNumber = draft.registrationNumber;
}

/** Goes on with the draft on another device, with nothing but the registration number and the password. */
export async function resumeElsewhere(applicant: Applicant): Promise<void> {
  applicant.client = applicant.newDevice();
  const { registrationNumber, person } = applicant;
  await applicant.client.post('/api/v1/sessions', { registrationNumber, password: person.password });
  await expectState(applicant, 'draft');
}

/** Corrects the address: until Daftar is pressed everything can be edited. */
export async function editDraft(applicant: Applicant): Promise<void> {
  const street = `${applicant.person.address.street} Blok C`;
  const edited = await applicant.client.patch<Registration>('/api/v1/registrations/me', {
    person: { address: { street } },
  });
  if (edited.person.address.street !== street) throw new Error('The edited address did not come back.');
}

/** Uploads one document: asks for a slot, sends the file straight to the object storage, commits it for a receipt. */
export async function uploadDocument(applicant: Applicant, kind: string): Promise<void> {
  const { client } = applicant;
  const { fileName, contentType, bytes } = await sampleOf(kind, applicant.person);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const wanted = { kind, fileName, contentType, sizeBytes: bytes.length, sha256 };
  const slot = await client.post<Slot>('/api/v1/documents/slots', wanted, randomUUID());
  await client.upload(slot.upload.url, slot.upload.fields, bytes);
  const { receipt } = await client.post<Committed>(`/api/v1/documents/${slot.documentId}/commit`);
  applicant.receipts.push(receipt);
}

/** Uploads every document that the period asks for. */
export async function uploadDocuments(applicant: Applicant): Promise<void> {
  for (const { kind } of applicant.requirements) await uploadDocument(applicant, kind);
}

/** Waits until every document was inspected and accepted. Submitting need not wait for it. */
export async function waitForInspection(applicant: Applicant): Promise<void> {
  await until(applicant, 'the inspection of the documents', async () => {
    const { documents } = await applicant.client.get<Documents>('/api/v1/documents');
    const rejected = documents.find((document) => document.state === 'rejected');
    if (rejected) throw new Error(`The document ${rejected.kind} was rejected: ${rejected.reasonText}`);
    const accepted = documents.filter((document) => document.state === 'accepted');
    return accepted.length >= applicant.requirements.length;
  });
}

/** Presses Daftar. */
export async function submit(applicant: Applicant): Promise<void> {
  const body = { first: applicant.first, receipts: applicant.receipts };
  const submission = await applicant.client.post<Submission>('/api/v1/registrations/me/submission', body);
  if (submission.first.channel !== applicant.first) throw new Error('Another contact than the chosen one comes first.');
}

/** Waits for the message of the first or the second proof (1 or 2), as a person looks at phone and mailbox. */
export function waitForMessage(applicant: Applicant, proof: number): Promise<Message> {
  const channel = channelOf(applicant, proof);
  const nthOnChannel = applicant.proofs.slice(0, proof).filter((other) => other === channel).length;
  return applicant.surroundings.inboxes.waitFor(applicant.recipient(channel), nthOnChannel, patienceMs(applicant));
}

/** Confirms a contact by typing the code, or by opening the link where nobody is logged in. */
export async function confirm(applicant: Applicant, message: Message): Promise<void> {
  if (applicant.preferences.confirmBy === 'code') await confirmByCode(applicant, message);
  else await confirmByLink(applicant, message);
}

async function confirmByCode({ client }: Applicant, message: Message): Promise<void> {
  await client.post<Confirmation>('/api/v1/verifications/code', { code: codeIn(message) });
}

/** Without the applicant's session the link alone is not enough: the birth date is asked for. */
async function confirmByLink(applicant: Applicant, message: Message): Promise<void> {
  const elsewhere = applicant.newDevice();
  const path = '/api/v1/verifications/link';
  const token = tokenIn(message);
  const asked = await elsewhere.post<Confirmation>(path, { token }).catch((error: unknown) => error);
  if (!(asked instanceof Refused) || asked.problem.code !== 'birth-date-needed') {
    throw asked instanceof Error ? asked : new Error('A link alone confirmed a contact without asking who opened it.');
  }
  await elsewhere.post<Confirmation>(path, { token, birthDate: applicant.person.birthDate });
}

/** Waits until the registration is in a state, for proofs travel from service to service. */
export async function waitForState(applicant: Applicant, wanted: RegistrationState): Promise<void> {
  await until(applicant, `the state "${wanted}"`, async () => {
    const { state, cancelled } = await applicant.client.get<Registration>('/api/v1/registrations/me');
    if (cancelled && wanted !== 'cancelled') throw new Error(`The registration was cancelled: ${cancelled.reason}.`);
    return state === wanted || (wanted === 'verified' && state === 'active');
  });
}

/** Waits for the last message of the way: the welcome. */
export async function waitForWelcome(applicant: Applicant): Promise<void> {
  const { welcome, surroundings } = applicant;
  const recipient = applicant.recipient(welcome);
  await surroundings.inboxes.waitFor(recipient, applicant.messagesBy(welcome), patienceMs(applicant));
}

/** Logs in anew with NIK and password, which works from the first proof on. */
export async function logInWithNik(applicant: Applicant): Promise<void> {
  const { nik, password } = applicant.person;
  applicant.client = applicant.newDevice();
  await applicant.client.post('/api/v1/sessions', { nik, password });
  await expectState(applicant, 'active');
}

async function expectState(applicant: Applicant, wanted: RegistrationState): Promise<void> {
  const { state } = await applicant.client.get<Registration>('/api/v1/registrations/me');
  if (state !== wanted) throw new Error(`The registration is ${state} and should be ${wanted}.`);
}

function channelOf(applicant: Applicant, proof: number) {
  const channel = applicant.proofs[proof - 1];
  if (!channel) throw new Error(`This period asks for ${applicant.proofs.length} proofs, not for ${proof}.`);
  return channel;
}

const patienceMs = ({ surroundings }: Applicant) => (surroundings.patient ? PATIENTLY_MS : PROMPTLY_MS);

async function until(applicant: Applicant, what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs(applicant);
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Waited ${patienceMs(applicant) / 1_000} s for ${what} in vain.`);
    await pause(LOOK_EVERY_MS);
  }
}
