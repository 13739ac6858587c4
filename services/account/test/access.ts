import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { registrationChallengeRequested } from '#contracts';
import { open } from '#privacy';
import { SESSION_COOKIE } from '#runtime';
import { DEVICE_COOKIE, HANDLE_COOKIE } from '../src/in/http/browser-cookies.js';
import { type AccountFixture, contactReceiptKeys, type Drafted, SEAL_KEY, session } from './account.fixture.js';
import { draftBody, PASSWORD } from './applicants.js';
import type { Answer } from './http.js';

export const SESSIONS = '/api/v1/sessions';
export const RESETS = '/api/v1/password-resets';
export const ME = '/api/v1/registrations/me';
export const CHANGES = `${ME}/contact-changes`;
export const NEW_PASSWORD = 'tujuh belas ekor bebek';

/** Status and code, and each field that was pointed at. */
export function problemOf(answer: Answer): unknown[] {
  const { code, errors = [] } = answer.json<{ code: string; errors?: { pointer: string; code: string }[] }>();
  return [answer.status, code, ...errors.map((field) => `${field.pointer} ${field.code}`)];
}

export interface Owner extends Drafted {
  readonly email: string;
  readonly sms: string;
  readonly emailAddress: string;
  readonly phone: string;
}

/** Many more than there are of one kecamatan: nobody here shares a NIK by chance. */
export const drawNik = () =>
  `3171${String(randomInt(1, 99)).padStart(2, '0')}550895${String(randomInt(10_000)).padStart(4, '0')}`;
export const drawPhone = () => `+62812${randomInt(10_000_000, 99_999_999)}`;
export const drawEmail = () => `warga.${randomBytes(5).toString('hex')}@example.id`;

/** Somebody with an account, who has contacts of their own, and no browser that is known but the one of the draft. */
export async function owner(
  account: AccountFixture,
  { emailAddress = drawEmail(), phone = drawPhone(), nik = drawNik(), until = 'active' as 'verified' | 'active' } = {},
): Promise<Owner> {
  const body = { ...draftBody(nik), contacts: { email: emailAddress, phone } };
  const answer = await account.post('/api/v1/registrations', body, { headers: { 'idempotency-key': randomUUID() } });
  if (answer.status !== 201) throw new Error(`no draft: ${answer.text}`);
  const drafted = {
    ...answer.json<{ registrationId: string; registrationNumber: string }>(),
    ...{ nik, cookies: answer.cookies },
  };
  const submitted = await account.submit(drafted, [await account.receipt(drafted)]);
  if (submitted.status !== 202) throw new Error(`not submitted: ${submitted.text}`);
  const [email, sms] = ((await account.me(drafted)).contacts as { contactId: string }[]).map((one) => one.contactId);
  const found = { ...drafted, email: email ?? '', sms: sms ?? '', emailAddress, phone };
  await account.prove(found.registrationId, found.email, 'verify');
  if (until === 'active') await account.prove(found.registrationId, found.sms, 'activate', 'sms');
  return found;
}

/** Logs in; `browser` are the cookies that a browser holds already. */
export function login(
  account: AccountFixture,
  name: { nik: string } | { registrationNumber: string },
  { password = PASSWORD, browser = {} as Record<string, string>, userAgent = undefined as string | undefined } = {},
): Promise<Answer> {
  const headers: Record<string, string> = userAgent === undefined ? {} : { 'user-agent': userAgent };
  return account.post(SESSIONS, { ...name, password }, { cookies: browser, headers });
}

/** The cookie by which a browser is known. */
export function device({ cookies }: { cookies: Record<string, string> }): Record<string, string> {
  return { [DEVICE_COOKIE]: cookies[DEVICE_COOKIE] ?? '' };
}

/** The cookie of the browser that asked to prove a contact. */
export function handle({ cookies }: { cookies: Record<string, string> }): Record<string, string> {
  return { [HANDLE_COOKIE]: cookies[HANDLE_COOKIE] ?? '' };
}

function handleOf(answer: Answer): string {
  return createHash('sha256')
    .update(answer.cookies[HANDLE_COOKIE] ?? '')
    .digest('hex');
}

export interface Challenge {
  readonly registrationId: string;
  readonly handle: string;
  readonly purpose: 'reset' | 'change';
  readonly contactId: string;
  readonly channel: 'email' | 'sms';
  readonly sealedRecipient?: string;
  readonly until: string;
}

/** What verification was asked to have proven, by the browser of an answer. */
export async function challengesOf(account: AccountFixture, answer: Answer): Promise<Challenge[]> {
  const rows = await account.query<{ body: string }>('select body from outbox where type = $1 order by id', [
    registrationChallengeRequested.type,
  ]);
  const all = rows.map(({ body }) => JSON.parse(body) as Challenge);
  return all.filter((challenge) => challenge.handle === handleOf(answer));
}

/** To whom the code goes; undefined where to nobody. */
export function recipientOf({ registrationId, contactId, channel, sealedRecipient }: Challenge): string | undefined {
  return sealedRecipient && open(SEAL_KEY, [registrationId, contactId, channel], sealedRecipient);
}

/** What verification would sign for a challenge whose code was right. */
export function receiptFor(
  { registrationId, contactId, purpose, handle: named }: Challenge,
  changes: Record<string, unknown> = {},
  { signer = contactReceiptKeys.privateKey, typ = 'contact-receipt', at = new Date() } = {},
): Promise<string> {
  const iat = Math.floor(at.getTime() / 1_000);
  const claims = { registrationId, contactId, purpose, handle: named, jti: randomUUID() };
  return new SignJWT({ iss: 'urn:daftar:verification', iat, exp: iat + 1_800, ...claims, ...changes })
    .setProtectedHeader({ alg: 'EdDSA', typ })
    .sign(signer);
}

/** Gets back in: asks in one browser, has the contacts proven, and sets a password. */
export async function reset(account: AccountFixture, { nik }: Pick<Owner, 'nik'>, password = NEW_PASSWORD) {
  const asked = await account.post(RESETS, { nik, channel: 'email' });
  const receipts = await Promise.all((await challengesOf(account, asked)).map((one) => receiptFor(one)));
  return finish(account, asked, receipts, password);
}

export function finish(account: AccountFixture, asked: Answer, receipts: readonly string[], password = NEW_PASSWORD) {
  return account.call(`${RESETS}/current`, { method: 'PUT', cookies: handle(asked), body: { receipts, password } });
}

/** A session that was opened just now, for steps that a long shift of the clock would have ended. */
export async function signedIn(account: AccountFixture, { nik }: Pick<Owner, 'nik'>, password = PASSWORD) {
  const answer = await login(account, { nik }, { password });
  if (answer.status !== 200) throw new Error(`not logged in: ${answer.text}`);
  return answer;
}

export const isSignedIn = async (account: AccountFixture, of: { cookies: Record<string, string> }) =>
  (await account.call(SESSIONS, { cookies: session(of) })).status === 200;

export const sessionIdIn = ({ cookies }: { cookies: Record<string, string> }) =>
  (
    JSON.parse(Buffer.from((cookies[SESSION_COOKIE] ?? '').split('.')[1] ?? '', 'base64url').toString()) as {
      sid: string;
    }
  ).sid;

export function audit(account: AccountFixture, registrationId: string): Promise<{ action: string; actor: string }[]> {
  return account.query('select action, actor from audit where subject_id = $1 order by id', [registrationId]);
}
