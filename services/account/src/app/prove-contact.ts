import type { Proof } from '../domain/registration.data.js';
import type { Registration } from '../domain/registration.js';
import { endRegistration } from './end-registration.js';
import { welcome } from './notices.js';
import type { UnitOfWork, Work } from './ports.js';
import { recordChange } from './record-change.js';

export interface ProveContactCommand {
  readonly registrationId: string;
  readonly proof: Proof;
}

/**
 * Hears that a contact is proven. The first proof claims the NIK and queues the other registrations of it for their
 * end; where another registration holds it, this one ends. The second proof activates.
 */
export class ProveContact {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, proof }: ProveContactCommand): Promise<void> {
    return this.work.run(async (tools) => {
      const registration = await tools.registrations.lock(registrationId);
      const contact = registration.contact(proof.contactId);
      if (!contact) return this.ignore(registrationId, proof, tools);
      if (!registration.awaits(proof)) return;
      const { audit, timeline } = tools;
      const { purpose, at, contactId } = proof;
      const fields = [contactId];
      await audit.write({ actor: 'verification', action: 'contact.proven', subjectId: registrationId, fields });
      const detail = { channel: contact.channel, purpose };
      await timeline.add(registrationId, [{ at, kind: 'contact-proven', detail }]);
      if (purpose === 'activate') registration.activate(proof, tools.now);
      else if (!(await this.claim(registration, proof, tools)))
        return endRegistration(tools, registration, { reason: 'nik-taken', wrote: contact });
      await recordChange(tools, registration, welcome(registration.data));
      const action = `registration.${registration.data.state}`;
      await audit.write({ actor: 'account', action, subjectId: registrationId });
    });
  }

  // Two registrations of one NIK may be proven at the same instant: the second waits for the first one's commit here
  // and then sees its claim. The unique index behind it would refuse too, but by breaking the whole transaction.
  private async claim(registration: Registration, proof: Proof, { registrations, now }: Work): Promise<boolean> {
    if (await registrations.holderOfNikOnceLocked(registration)) return false;
    registration.verify(proof, now);
    await registrations.queueRivals(registration, now);
    return true;
  }

  private async ignore(registrationId: string, proof: Proof, { audit, timeline }: Work): Promise<void> {
    const { contactId, purpose, at } = proof;
    const fields = [contactId];
    await audit.write({ actor: 'verification', action: 'proof.ignored', subjectId: registrationId, fields });
    await timeline.add(registrationId, [{ at, kind: 'proof-ignored', detail: { purpose } }]);
  }
}
