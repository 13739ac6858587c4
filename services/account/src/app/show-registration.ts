import type { UnitOfWork } from './ports.js';
import { type RegistrationView, view } from './registration.view.js';

/** Shows an applicant the own registration. */
export class ShowRegistration {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId }: { registrationId: string }): Promise<RegistrationView> {
    return this.work.run(async (tools) => view(tools, await tools.registrations.get(registrationId)));
  }
}
