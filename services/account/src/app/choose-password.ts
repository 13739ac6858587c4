import type { Contact } from '../domain/contact.js';
import type { PasswordPolicy, PersonalFacts } from '../domain/password.policy.js';
import type { PersonData } from '../domain/person.js';
import { FieldReader } from '../domain/refused.js';

/** What others may know of the person. */
export function factsOf(person: PersonData, addresses: readonly Pick<Contact, 'address'>[]): PersonalFacts {
  const { nik, kk, name, birthDate } = person;
  return { nik, kk, name, birthDate, addresses: addresses.map(({ address }) => address) };
}

/** The password as it is hashed. @throws CodedError `invalid-request` that says at `pointer` why it cannot be chosen. */
export function choosePassword(policy: PasswordPolicy, facts: PersonalFacts, text: string, pointer: string): string {
  const fields = new FieldReader();
  const chosen = fields.read(pointer, () => policy.chosenBy(facts, text));
  fields.finish();
  return chosen ?? '';
}
