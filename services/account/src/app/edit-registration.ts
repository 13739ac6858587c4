import type { ContactAddresses } from '../domain/contact.js';
import type { PersonChanges } from '../domain/person.js';
import type { UnitOfWork } from './ports.js';
import { type RegistrationView, view } from './registration.view.js';
import type { Rules } from './rules.js';

export interface EditRegistrationCommand {
  readonly registrationId: string;
  readonly person?: PersonChanges;
  readonly contacts?: Partial<ContactAddresses>;
}

const namesOf = (group: string, changes: object = {}) => Object.keys(changes).map((name) => `${group}.${name}`);

/** Changes some of the data diri of a draft. */
export class EditRegistration {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rules: Rules,
  ) {}

  execute({ registrationId, person, contacts }: EditRegistrationCommand): Promise<RegistrationView> {
    return this.work.run(async (tools) => {
      const { registrations, audit, now } = tools;
      const registration = await registrations.lock(registrationId);
      registration.edit({ person, contacts }, now);
      registration.stay(this.rules.draftEnd(now));
      await registrations.save(registration);
      const fields = [...namesOf('person', person), ...namesOf('contacts', contacts)];
      await audit.write({ actor: 'applicant', action: 'registration.edited', subjectId: registrationId, fields });
      return view(tools, registration);
    });
  }
}
