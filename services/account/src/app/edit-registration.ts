import { invalidRequest } from '#errors';
import type { ContactAddresses } from '../domain/contact.js';
import { fieldError } from '../domain/field.texts.js';
import type { PersonChanges } from '../domain/person.js';
import type { UnitOfWork, Work } from './ports.js';
import { type RegistrationView, view } from './registration.view.js';
import type { Rules } from './rules.js';

export interface EditRegistrationCommand {
  readonly registrationId: string;
  readonly person?: PersonChanges;
  readonly contacts?: Partial<ContactAddresses>;
  /** The versions of which the applicant has seen the data. */
  readonly seenVersions: readonly number[];
}

const namesOf = (group: string, changes: object = {}) => Object.keys(changes).map((name) => `${group}.${name}`);

/** Changes some of the data diri of a draft. */
export class EditRegistration {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rules: Rules,
  ) {}

  /** @throws CodedError `registration-not-draft`, `edit-stale`, `invalid-request` */
  execute({ registrationId, person, contacts, seenVersions }: EditRegistrationCommand): Promise<RegistrationView> {
    return this.work.run(async (tools) => {
      const { registrations, audit, now } = tools;
      const registration = await registrations.lock(registrationId);
      const before = registration.data.person.nik;
      const edited = registration.edit({ person, contacts, seenVersions }, now);
      if (registration.data.person.nik !== before) await this.mustNotDispute(registrationId, tools);
      registration.stay(this.rules.draftEnd(now));
      await registrations.save(registration);
      const fields = [...namesOf('person', person), ...namesOf('contacts', contacts)];
      if (edited)
        await audit.write({ actor: 'applicant', action: 'registration.edited', subjectId: registrationId, fields });
      return view(tools, registration);
    });
  }

  // A dispute is about one NIK, which its papers are to prove.
  private async mustNotDispute(registrationId: string, { disputes }: Work): Promise<void> {
    const dispute = await disputes.of(registrationId);
    if (dispute?.state === 'open') throw invalidRequest({ fields: [fieldError('/person/nik', 'nik-disputed')] });
  }
}
