import type { Proof } from '../domain/registration.data.js';
import type { Registration } from '../domain/registration.js';
import type { UnitOfWork, Work } from './ports.js';

export interface ProveContactCommand {
  readonly registrationId: string;
  readonly proof: Proof;
}

/**
 * Hears that a contact is proven. The first proof claims the NIK; where another registration holds it, this one ends.
 * The second proof activates.
 */
export class ProveContact {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, proof }: ProveContactCommand): Promise<void> {
    return this.work.run(async (tools) => {
      const { registrations, outbox, audit, now } = tools;
      const registration = await registrations.lock(registrationId);
      if (!registration.awaits(proof)) return;
      await audit.write({
        actor: 'verification',
        action: 'contact.proven',
        subjectId: registrationId,
        fields: [proof.contactId],
      });
      if (proof.purpose === 'activate') registration.activate(proof, now);
      else await this.claim(registration, proof, tools);
      await registrations.save(registration);
      await audit.write({
        actor: 'account',
        action: `registration.${registration.data.state}`,
        subjectId: registrationId,
      });
      await outbox.add(registration.releaseEvents());
    });
  }

  // Two registrations of one NIK may be proven at the same instant: the second waits for the first one's commit here
  // and then sees its claim. The unique index behind it would refuse too, but by breaking the whole transaction.
  private async claim(registration: Registration, proof: Proof, { registrations, now }: Work): Promise<void> {
    if (await registrations.nikIsTakenOnceLocked(registration)) registration.cancel('nik-taken', now);
    else registration.verify(proof, now);
  }
}
