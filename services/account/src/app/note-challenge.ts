import type { GrantPurpose } from '../domain/grant.js';
import type { Purpose } from '../domain/registration.data.js';
import type { UnitOfWork } from './ports.js';

export interface ChallengeIssued {
  readonly registrationId: string;
  readonly at: Date;
  readonly contactId: string;
  readonly challengeId: string;
  readonly channel: 'email' | 'sms';
  readonly purpose: Purpose | GrantPurpose;
}

/** Notes that a code was drawn for a contact: what goes there from now on is about this registration. */
export class NoteChallenge {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, contactId, challengeId, channel, purpose, at }: ChallengeIssued): Promise<void> {
    return this.work.run(async ({ registrations, timeline, audit }) => {
      const registration = await registrations.lock(registrationId);
      if (registration.note(contactId, { challengedAt: at })) await registrations.save(registration);
      const about = purpose === 'reset' || purpose === 'change' ? { grant: purpose } : { purpose };
      const detail = { channel, ...about, contactId, messageId: challengeId };
      await timeline.add(registrationId, [{ at, kind: 'message-queued', detail }]);
      const fields = [contactId, purpose];
      await audit.write({ actor: 'verification', action: 'contact.challenged', subjectId: registrationId, fields });
    });
  }
}
