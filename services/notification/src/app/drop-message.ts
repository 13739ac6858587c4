import type { UnitOfWork } from './ports.js';

/** Drops the message of a challenge that was revoked, as far as it was not sent yet. */
export class DropMessage {
  constructor(private readonly work: UnitOfWork) {}

  execute(command: { readonly challengeId: string }): Promise<void> {
    return this.work.run(async ({ deliveries, now }) => {
      const delivery = await deliveries.lockOfChallenge(command.challengeId);
      if (!delivery) return;
      delivery.revoke(now);
      await deliveries.save(delivery, 'verification');
    });
  }
}
