import type { UnitOfWork } from './ports.js';

/** Destroys what is kept about a person whose time is over, and says so, however often it is asked. */
export class ErasePerson {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId }: { readonly registrationId: string }): Promise<void> {
    return this.work.run(({ erasures }) => erasures.erase(registrationId));
  }
}
