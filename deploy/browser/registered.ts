import { Applicant } from '../journey/applicant.js';
import { Inboxes } from '../journey/inbox.js';
import { prepare } from '../journey/journey.js';
import type { Place } from '../journey/options.js';
import type { Person } from '../journey/person.js';
import { submit } from '../journey/steps.js';

/** Somebody who came here through the API: with complete documents, or with Daftar pressed too. */
export async function registered(place: Place, person: Person, submitted: boolean): Promise<Applicant> {
  const { base, mailUrl, smsUrl } = place;
  const surroundings = { base, patient: false, inboxes: new Inboxes(mailUrl, smsUrl) };
  const applicant = new Applicant(person, { first: 'email', confirmBy: 'code' }, surroundings);
  await prepare(applicant, (_name, step) => step());
  if (submitted) await submit(applicant);
  return applicant;
}
