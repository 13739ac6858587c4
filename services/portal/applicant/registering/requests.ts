import type { FieldValues } from 'react-hook-form';
import type { Draft, Registration } from '../api/answers.js';
import { ask } from '../api/client.js';
import { forgetKey, keyFor } from '../api/idempotency.js';
import { queries, type VersionedRegistration } from '../api/queries.js';
import { partsOf } from '../forms/date-parts.js';
import { beginPresence } from '../session/presence.js';
import { language } from '../texts/language.js';
import { forgetTyped } from './draft-store.js';

const PERSON = ['nik', 'kk', 'name', 'birthPlace', 'birthDate', 'sex'];
const ADDRESS = ['street', 'rtRw', 'village', 'district', 'regency', 'province', 'postalCode'];
const CONTACTS = ['email', 'phone'];

const pick = (values: FieldValues, names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]));
const unlessEmpty = (name: string, value: object) => (Object.keys(value).length > 0 ? { [name]: value } : {});

/** Which field a pointer of the API speaks of. */
export const pointers: Readonly<Record<string, string>> = Object.fromEntries([
  ...PERSON.map((name) => [`/person/${name}`, name]),
  ...ADDRESS.map((name) => [`/person/address/${name}`, name]),
  ...CONTACTS.map((name) => [`/contacts/${name}`, name]),
  ['/password', 'password'],
  ['/consent/accepted', 'consent'],
  ['/consent/noticeVersion', 'consent'],
  ['/consent/swafoto', 'swafoto'],
]);

function changeOf(values: FieldValues) {
  const person = { ...pick(values, PERSON), ...unlessEmpty('address', pick(values, ADDRESS)) };
  return { ...unlessEmpty('person', person), ...unlessEmpty('contacts', pick(values, CONTACTS)) };
}

const SCOPE = 'registration';

/** The first saving: from now on the draft is on the server, and nothing on the device. @throws Problem */
export async function createDraft(values: FieldValues, noticeVersion: string): Promise<Draft> {
  const { password, consent: accepted, swafoto } = values;
  const body = {
    ...changeOf(values),
    password,
    consent: { accepted, noticeVersion, swafoto },
    locale: language(),
  };
  const created = await ask<Draft>({
    method: 'POST',
    path: '/api/v1/registrations',
    body,
    idempotencyKey: keyFor(SCOPE, body),
    guarded: true,
  });
  forgetTyped();
  beginPresence();
  forgetKey(SCOPE);
  return created.body;
}

/** Changes some fields of the draft as it was when `version` was seen. @throws Problem `edit-stale` */
export async function changeDraft(values: FieldValues, version: string | undefined): Promise<void> {
  const { body, etag } = await ask<Registration>({
    method: 'PATCH',
    path: '/api/v1/registrations/me',
    body: changeOf(values),
    ifMatch: version,
  });
  const fresh: VersionedRegistration = { ...body, version: etag };
  queries.setQueryData(['registration', language()], fresh);
}

/** What the fields show of a draft. Contacts are masked in answers, so theirs stay empty. */
export function fieldsOf({ person }: Registration): FieldValues {
  const { address, birthDate, ...rest } = person;
  return { ...rest, ...address, birthDate: partsOf(birthDate) };
}
