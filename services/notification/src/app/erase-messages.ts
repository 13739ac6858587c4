import type { CalledOff, UnitOfWork } from './ports.js';

/** Destroys every message of a person whose time is over, and says so, however often it is asked. */
export class EraseMessages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queues: CalledOff,
  ) {}

  execute({ registrationId }: { readonly registrationId: string }): Promise<void> {
    return this.work.run(async ({ erasures, afterCommit }) => {
      const gone = await erasures.erase(registrationId);
      afterCommit(() => void this.queues.callOff(gone));
    });
  }
}
