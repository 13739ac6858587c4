import type { Client } from 'openapi-fetch';
import type { paths } from './api.js';
import type { Applicant, Registered } from './applicant.js';

// Compiled in a folder of the test, beside the types that are generated from the API document.
export type Api = Client<paths>;
type State = paths['/api/v1/registrations/me']['get']['responses'][200]['content']['application/json']['state'];

interface Answered<T> {
  readonly data?: T;
  readonly error?: { readonly code: string; readonly detail: string };
  readonly response: Response;
}

function good<T>({ data, error, response }: Answered<T>): T {
  if (data === undefined) throw new Error(`${response.url} ${response.status}: ${error?.code} ${error?.detail}`);
  return data;
}

async function proofOfWork(api: Api, applicant: Applicant): Promise<string> {
  return applicant.solve(good(await api.GET('/api/v1/proof-of-work')));
}

async function draft(api: Api, applicant: Applicant): Promise<void> {
  const { noticeVersion } = good(await api.GET('/api/v1/period'));
  const proof = await proofOfWork(api, applicant);
  const created = await api.POST('/api/v1/registrations', {
    params: { header: { 'Idempotency-Key': applicant.newKey(), 'X-Proof-Of-Work': proof } },
    body: { ...applicant.draft, consent: { accepted: true, noticeVersion, swafoto: true } },
  });
  good(created);
}

async function edit(api: Api): Promise<void> {
  const seen = await api.GET('/api/v1/registrations/me');
  good(seen);
  const edited = await api.PATCH('/api/v1/registrations/me', {
    params: { header: { 'If-Match': seen.response.headers.get('etag') ?? '' } },
    body: { person: { address: { street: 'Jl. Kenanga No. 7' } } },
  });
  if (good(edited).person.address.street !== 'Jl. Kenanga No. 7') throw new Error('the edit did not come back');
}

async function upload(api: Api, applicant: Applicant, kind: string): Promise<string> {
  const { bytes, ...wanted } = await applicant.fileOf(kind);
  const header = { 'Idempotency-Key': applicant.newKey() };
  const slot = good(await api.POST('/api/v1/documents/slots', { params: { header }, body: wanted }));
  const form = new FormData();
  for (const [name, value] of Object.entries(slot.upload.fields)) form.set(name, value);
  form.set('file', bytes);
  const sent = await api.POST('/{bucket}', {
    params: { path: { bucket: new URL(slot.upload.url).pathname.slice(1) } },
    body: { ...slot.upload.fields, file: 'in the form' },
    bodySerializer: () => form,
  });
  if (sent.response.status !== 204) throw new Error(`the upload was answered ${sent.response.status}`);
  const path = { documentId: slot.documentId };
  return good(await api.POST('/api/v1/documents/{documentId}/commit', { params: { path } })).receipt;
}

async function submit(api: Api, applicant: Applicant): Promise<void> {
  const { requirements } = good(await api.GET('/api/v1/document-requirements'));
  const receipts: string[] = [];
  for (const { kind, mandatory } of requirements) if (mandatory) receipts.push(await upload(api, applicant, kind));
  good(await api.POST('/api/v1/registrations/me/submission', { body: { first: 'email', receipts } }));
}

async function until(api: Api, applicant: Applicant, wanted: State): Promise<void> {
  for (;;) {
    const { state } = good(await api.GET('/api/v1/registrations/me'));
    if (state === wanted) return;
    if (state === 'cancelled') throw new Error('the registration was cancelled');
    await applicant.pause();
  }
}

async function prove(api: Api, applicant: Applicant, channel: 'email' | 'sms', then: State): Promise<void> {
  const code = await applicant.codeBy(channel);
  good(await api.POST('/api/v1/verifications/code', { body: { code } }));
  await until(api, applicant, then);
}

/** From nothing to a Kartu Informasi Akun, on one device and then on another one. */
export async function register(api: Api, elsewhere: Api, applicant: Applicant): Promise<Registered> {
  await draft(api, applicant);
  await edit(api);
  await submit(api, applicant);
  await prove(api, applicant, 'email', 'verified');
  await prove(api, applicant, 'sms', 'active');
  const { person, password } = applicant.draft;
  // Needed where logins from this address were refused shortly before.
  const proof = await proofOfWork(elsewhere, applicant);
  const login = await elsewhere.POST('/api/v1/sessions', {
    params: { header: { 'X-Proof-Of-Work': proof } },
    body: { nik: person.nik, password },
  });
  const { state } = good(login);
  const page = good(await elsewhere.GET('/api/v1/registrations/me/proof', { parseAs: 'text' }));
  const pdf = good(await elsewhere.GET('/api/v1/registrations/me/proof.pdf', { parseAs: 'arrayBuffer' }));
  return { state, page, pdf };
}
