import type { Proof, Purpose } from '../domain/registration.data.js';
import type { CancellationReason } from '../domain/registration.events.js';
import { endRegistration } from './end-registration.js';
import { giveMoreTime } from './give-more-time.js';
import type { UnitOfWork } from './ports.js';

const reasons: Readonly<Record<Purpose, CancellationReason>> = {
  verify: 'not-verified-in-time',
  activate: 'not-activated-in-time',
};

export interface HearLapseCommand extends Proof {
  readonly registrationId: string;
  readonly channel: 'email' | 'sms';
  /** The end that passed. */
  readonly until: Date;
}

/**
 * Hears that a contact was not proven in time. An extension beyond the end that passed wins, however late this is
 * heard: the person may have been let in again meanwhile, and have confirmed. Otherwise the registration ends. Of a
 * contact that was replaced it says nothing.
 */
export class HearLapse {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, channel, until, ...lapse }: HearLapseCommand): Promise<void> {
    return this.work.run(async (tools) => {
      const { registrations, extensions, timeline, audit } = tools;
      const registration = await registrations.lock(registrationId);
      const { contactId, purpose, at } = lapse;
      await audit.write({
        actor: 'verification',
        action: 'contact.lapsed',
        subjectId: registrationId,
        fields: [contactId],
      });
      if (!registration.isDue(lapse)) return;
      await timeline.add(registrationId, [{ at, kind: 'contact-lapsed', detail: { channel, purpose } }]);
      const extension = await extensions.covering(registration.data.periodId, purpose, until);
      if (extension) await giveMoreTime(tools, registration, extension, { again: true });
      else await endRegistration(tools, registration, { reason: reasons[purpose] });
    });
  }
}
