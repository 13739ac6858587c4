import { event, type OutgoingEvent, periodChanged, registrationActivated, registrationCancelled, registrationSubmitted, registrationVerified } from '#contracts';
import { maskName, seal } from '#privacy';
import type { Contact } from '../../domain/contact.js';
import type { Period } from '../../domain/period.js';
import type { DomainEvent, Submitted } from '../../domain/registration.events.js';

/** Turns what happened into what is published, in one place. What names a person is sealed for `verification`. */
export class ToContract {
  constructor(private readonly sealKey: Buffer) {}

  convert(happened: DomainEvent): OutgoingEvent {
    switch (happened.type) {
      case 'submitted':
        return this.submitted(happened);
      case 'verified':
        return event(registrationVerified, happened.registrationId, { registrationId: happened.registrationId });
      case 'activated':
        return event(registrationActivated, happened.registrationId, { registrationId: happened.registrationId });
      case 'cancelled': {
        const { registrationId, reason } = happened;
        return event(registrationCancelled, registrationId, { registrationId, reason });
      }
      case 'period-changed':
        return this.period(happened.period);
    }
  }

  private submitted({ type: _, person, contacts, documents, ...rest }: Submitted): OutgoingEvent {
    const { registrationId } = rest;
    const forVerification = JSON.stringify({ birthDate: person.birthDate, maskedName: maskName(person.name) });
    return event(registrationSubmitted, registrationId, {
      ...rest,
      contacts: contacts.map((contact) => this.contact(registrationId, contact)),
      sealedPerson: seal(this.sealKey, [registrationId, 'person'], forVerification),
      documents: [...documents],
    });
  }

  private contact(registrationId: string, { contactId, channel, address }: Contact) {
    return { contactId, channel, sealedRecipient: seal(this.sealKey, [registrationId, contactId, channel], address) };
  }

  private period({ periodId, terms: { name, opensAt, closesAt, policy } }: Period): OutgoingEvent {
    return event(periodChanged, periodId, { periodId, name, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), policy });
  }
}
