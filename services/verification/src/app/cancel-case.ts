import type { UnitOfWork } from './ports.js';

/** Ends the case of a cancelled registration: its open challenges prove nothing any more, nor do codes that browsers asked for. */
export class CancelCase {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId }: { readonly registrationId: string }): Promise<void> {
    return this.work.run(async ({ cases, grants, now }) => {
      const cancelled = await cases.lock(registrationId);
      // A draft may end without ever having been submitted.
      if (!cancelled) return;
      cancelled.cancel(now);
      const open = await grants.lockAllOf(registrationId);
      await cases.save(cancelled, 'account');
      for (const grant of open) {
        grant.mute();
        await grants.save(grant, 'account');
      }
    });
  }
}
