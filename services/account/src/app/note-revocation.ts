import type { UnitOfWork, Work } from './ports.js';

export interface ChallengeRevoked {
  readonly registrationId: string;
  readonly challengeId: string;
  readonly reason: string;
  readonly at: Date;
}

const NOT_MINE = 'not-mine';

async function contactOf({ timeline }: Work, registrationId: string, challengeId: string): Promise<string | undefined> {
  const entries = await timeline.of(registrationId);
  return entries.find(({ detail }) => detail.messageId === challengeId && detail.contactId)?.detail.contactId;
}

/** Notes that a code is void; where the reader said "not mine", nothing more goes to that contact. */
export class NoteRevocation {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, challengeId, reason, at }: ChallengeRevoked): Promise<void> {
    return this.work.run(async (tools) => {
      const { registrations, timeline } = tools;
      const registration = await registrations.lock(registrationId);
      const contactId = await contactOf(tools, registrationId, challengeId);
      const contact = contactId === undefined ? undefined : registration.contact(contactId);
      const isDisowned = reason === NOT_MINE && contact !== undefined;
      if (isDisowned) {
        registration.note(contact.contactId, { disownedAt: at });
        await registrations.save(registration);
      }
      const kind = isDisowned ? 'contact-disowned' : 'message-dropped';
      const channel = contact ? { channel: contact.channel } : {};
      await timeline.add(registrationId, [{ at, kind, detail: { ...channel, messageId: challengeId, reason } }]);
    });
  }
}
