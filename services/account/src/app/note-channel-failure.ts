import type { UnitOfWork } from './ports.js';

export interface ChannelFailed {
  readonly registrationId: string;
  readonly contactId: string;
  readonly channel: 'email' | 'sms';
  readonly at: Date;
}

/** Notes for the person and the helpdesk that a channel does not reach its contact. */
export class NoteChannelFailure {
  constructor(private readonly work: UnitOfWork) {}

  execute(failure: ChannelFailed): Promise<void> {
    const { registrationId, contactId, channel, at } = failure;
    return this.work.run(async ({ registrations, timeline, audit }) => {
      const registration = await registrations.lock(registrationId);
      if (!registration.note(contactId, { channelFailedAt: at })) return;
      await registrations.save(registration);
      await timeline.add(registrationId, [{ at, kind: 'channel-failed', detail: { channel } }]);
      const fields = [contactId];
      await audit.write({ actor: 'verification', action: 'contact.channel-failed', subjectId: registrationId, fields });
    });
  }
}
