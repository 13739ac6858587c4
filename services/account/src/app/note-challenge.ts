import type { UnitOfWork } from './ports.js';

export interface ChallengeIssued {
  readonly registrationId: string;
  readonly at: Date;
  readonly contactId: string;
  readonly challengeId: string;
  readonly channel: 'email' | 'sms';
  readonly purpose: 'verify' | 'activate';
}

/** Notes that a code was drawn for a contact: what goes there from now on is about this registration. */
export class NoteChallenge {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, contactId, challengeId, channel, purpose, at }: ChallengeIssued): Promise<void> {
    return this.work.run(async ({ registrations, timeline }) => {
      const registration = await registrations.lock(registrationId);
      if (registration.note(contactId, { challengedAt: at })) await registrations.save(registration);
      const detail = { channel, purpose, contactId, messageId: challengeId };
      await timeline.add(registrationId, [{ at, kind: 'message-queued', detail }]);
    });
  }
}
