import {
  event,
  type OutgoingEvent,
  periodChanged,
  registrationActivated,
  registrationCancelled,
  registrationSubmitted,
  registrationVerified,
} from '#contracts';
import { maskName, seal } from '#privacy';
import type { PeriodChanged } from '../../domain/period.js';
import type { RegistrationEvent, Submitted } from '../../domain/registration.events.js';

/** What happened to a period, as it is published. */
export function periodContract({ period: { periodId, terms } }: PeriodChanged): OutgoingEvent {
  const { name, opensAt, closesAt, policy } = terms;
  return event(periodChanged, periodId, {
    periodId,
    name,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    policy,
  });
}

/** What happened to a registration, as it is published. What names a person is sealed for `verification` alone. */
export function registrationContract(sealKey: Buffer): (happened: RegistrationEvent) => OutgoingEvent {
  return (happened) => {
    const { registrationId } = happened;
    switch (happened.type) {
      case 'submitted':
        return event(registrationSubmitted, registrationId, submitted(happened, sealKey));
      case 'verified':
        return event(registrationVerified, registrationId, { registrationId });
      case 'activated':
        return event(registrationActivated, registrationId, { registrationId });
      case 'cancelled':
        return event(registrationCancelled, registrationId, { registrationId, reason: happened.reason });
    }
  };
}

function submitted({ type: _, person, contacts, documents, ...rest }: Submitted, sealKey: Buffer) {
  const { registrationId } = rest;
  const forVerification = JSON.stringify({ birthDate: person.birthDate, maskedName: maskName(person.name) });
  return {
    ...rest,
    contacts: contacts.map(({ contactId, channel, address }) => ({
      contactId,
      channel,
      sealedRecipient: seal(sealKey, [registrationId, contactId, channel], address),
    })),
    sealedPerson: seal(sealKey, [registrationId, 'person'], forVerification),
    documents: [...documents],
  };
}
