import type { TimelineDetail } from '../domain/timeline.js';
import type { UnitOfWork, Work } from './ports.js';

export interface ChallengeRevoked {
  readonly registrationId: string;
  readonly challengeId: string;
  readonly reason: string;
  readonly at: Date;
}

const NOT_MINE = 'not-mine';

async function queuedFor({ timeline }: Work, registrationId: string, challengeId: string): Promise<TimelineDetail> {
  const entries = await timeline.of(registrationId);
  return entries.find(({ detail }) => detail.messageId === challengeId && detail.contactId)?.detail ?? {};
}

/** Whoever reads a proven contact may well not have asked to get back in; it stays theirs all the same. */
const isAboutOwnership = ({ grant }: TimelineDetail) => grant === undefined;

/** Notes that a code is void; where the reader said "not mine", nothing more goes to that contact. */
export class NoteRevocation {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, challengeId, reason, at }: ChallengeRevoked): Promise<void> {
    return this.work.run(async (tools) => {
      const { registrations, timeline, audit } = tools;
      const registration = await registrations.lock(registrationId);
      const queued = await queuedFor(tools, registrationId, challengeId);
      const contact = queued.contactId === undefined ? undefined : registration.contact(queued.contactId);
      const isDisowned = reason === NOT_MINE && contact !== undefined && isAboutOwnership(queued);
      if (isDisowned) {
        registration.note(contact.contactId, { disownedAt: at });
        await registrations.save(registration);
        const fields = [contact.contactId];
        await audit.write({ actor: 'verification', action: 'contact.disowned', subjectId: registrationId, fields });
      }
      const kind = isDisowned ? 'contact-disowned' : 'message-dropped';
      const channel = contact ? { channel: contact.channel } : {};
      await timeline.add(registrationId, [{ at, kind, detail: { ...channel, messageId: challengeId, reason } }]);
    });
  }
}
