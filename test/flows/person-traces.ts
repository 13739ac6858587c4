import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { Documents, Slot } from '../../deploy/journey/answers.js';
import type { Applicant } from '../../deploy/journey/applicant.js';
import type { Client } from '../../deploy/journey/client.js';
import { codeIn, type Message, tokenIn } from '../../deploy/journey/inbox.js';
import { sampleOf } from '../../deploy/journey/samples.js';
import { phoneSpellings, type Secret } from './spellings.js';

const newPhone = `+62813${String(randomInt(10 ** 8)).padStart(8, '0')}`;

/** Values that name a person, or that only they know. */
export function valuesOf({ person, client, receipts }: Applicant): Secret[] {
  return [
    { name: 'NIK', value: person.nik },
    { name: 'No. KK', value: person.kk },
    { name: 'name', value: person.name },
    { name: 'address', value: person.address.street },
    { name: 'e-mail', value: person.email },
    { name: 'password', value: person.password },
    ...[person.phone, newPhone].flatMap(phoneSpellings).map((value) => ({ name: 'phone', value })),
    ...receipts.map((value) => ({ name: 'document receipt', value })),
    ...client.cookies.values().map((value) => ({ name: 'token of a session', value })),
  ];
}

/** The codes and links of everything that a person was sent. */
export async function messageSecretsOf(applicant: Applicant): Promise<Secret[]> {
  const { inboxes } = applicant.surroundings;
  const all = await Promise.all(
    (['email', 'sms'] as const).map((channel) => inboxes.messagesTo(applicant.recipient(channel))),
  );
  return all.flat().flatMap((message) => [...read('code', message, codeIn), ...read('link token', message, tokenIn)]);
}

function read(name: string, message: Message, from: (message: Message) => string): Secret[] {
  try {
    return [{ name, value: from(message) }];
  } catch {
    return [];
  }
}

/** Leaves an object in quarantine that nobody commits. */
export async function uploadWithoutCommit({ client, person }: Applicant): Promise<void> {
  const { fileName, contentType, bytes } = await sampleOf('ktp', person);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const wanted = { kind: 'ktp', fileName, contentType, sizeBytes: bytes.length, sha256 };
  const slot = await client.post<Slot>('/api/v1/documents/slots', wanted, randomUUID());
  await client.upload(slot.upload.url, slot.upload.fields, bytes);
}

/** What a person leaves behind besides the way to an active account. */
export async function leaveTraces(applicant: Applicant): Promise<void> {
  const { client, person, surroundings } = applicant;
  const { nik, password } = person;
  expect((await page(applicant, '/api/v1/registrations/me/proof')).status).toBe(200);
  await client.get('/api/v1/registrations/me/export');
  await refusedLogin(applicant.newDevice(), nik, `${password} salah`);
  const change = { channel: 'sms', value: newPhone, password };
  await client.post('/api/v1/registrations/me/contact-changes', change, randomUUID());
  await applicant.newDevice().post('/api/v1/password-resets', { nik, channel: 'email' });
  const seen = applicant.messagesBy('email');
  await surroundings.inboxes.waitFor(applicant.recipient('email'), seen + 1, 60_000);
}

async function refusedLogin(client: Client, nik: string, password: string): Promise<void> {
  await expect(client.post('/api/v1/sessions', { nik, password })).rejects.toMatchObject({ status: 401 });
}

/** How many documents of a person come back whole. */
export async function readDocuments(applicant: Applicant): Promise<number> {
  const { documents } = await applicant.client.get<Documents>('/api/v1/documents');
  const accepted = documents.filter(({ state }) => state === 'accepted');
  for (const { documentId } of accepted) {
    const response = await page(applicant, `/api/v1/documents/${documentId}/content`);
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  }
  return accepted.length;
}

function page({ client, surroundings }: Applicant, path: string): Promise<Response> {
  return fetch(new URL(path, surroundings.base), { headers: { cookie: client.cookies.headerFor(path) } });
}
