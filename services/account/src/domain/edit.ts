import type { Consent, ConsentScope } from './consent.js';
import { type ContactAddresses, contactAddresses } from './contact.js';
import { changedPerson, type PersonChanges } from './person.js';
import { warningsOf } from './person.warnings.js';
import type { RegistrationData } from './registration.data.js';
import { editStale, registrationNotDraft } from './registration.errors.js';

/** What an applicant changes in a draft. */
export interface Edit {
  readonly person?: PersonChanges;
  readonly contacts?: Partial<ContactAddresses>;
  /** The versions of which the applicant has seen the data. */
  readonly seenVersions: readonly number[];
}

const isSame = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);

/**
 * The draft after an edit, or undefined where nothing differs. What is so already is taken whatever was seen: a
 * request that is sent again after a lost answer is fine (RFC 9110, 13.1.1). Another NIK has not been refused yet.
 * @throws CodedError `registration-not-draft`, `invalid-request`, `edit-stale`
 */
export function editedDraft(before: RegistrationData, edit: Edit, now: Date): RegistrationData | undefined {
  if (before.state !== 'draft') throw registrationNotDraft();
  const { email, phone } = contactAddresses(edit.contacts ?? {});
  const replaced = { email, sms: phone };
  const person = changedPerson(before.person, edit.person ?? {}, now);
  const contacts = before.contacts.map((one) => ({ ...one, address: replaced[one.channel] ?? one.address }));
  if (isSame(person, before.person) && isSame(contacts, before.contacts)) return undefined;
  const { version, nikRefusedAt } = before;
  if (!edit.seenVersions.includes(version)) throw editStale({ extra: { version } });
  const isSameNik = person.nik === before.person.nik;
  return {
    ...{ ...before, person, contacts, version: version + 1 },
    warnings: warningsOf(person),
    nikRefusedAt: isSameNik ? nikRefusedAt : null,
  };
}

/** The draft with a consent, instead of an older one to the same. @throws CodedError `registration-not-draft` */
export function withConsent(before: RegistrationData, consent: Consent): RegistrationData {
  const without = withoutConsent(before, consent.scope);
  return { ...without, consents: [...without.consents, consent] };
}

/** @throws CodedError `registration-not-draft` */
export function withoutConsent(before: RegistrationData, scope: ConsentScope): RegistrationData {
  if (before.state !== 'draft') throw registrationNotDraft();
  return { ...before, consents: before.consents.filter((consent) => consent.scope !== scope) };
}
