import {
  event,
  type NoticeValues,
  noticeRequested,
  type OutgoingEvent,
  periodChanged,
  registrationActivated,
  registrationCancelled,
  registrationChallengeRequested,
  registrationContactCorrected,
  registrationContactReplaced,
  registrationDeadlineMoved,
  registrationDisputeOpened,
  registrationErasureDue,
  registrationSubmitted,
  registrationVerified,
} from '#contracts';
import { type KeyRing, maskName, seal } from '#privacy';
import type { Contact } from '../../domain/contact.js';
import type { PeriodChanged } from '../../domain/period.js';
import type { ChallengeRequested, Notice, RegistrationEvent, Submitted } from '../../domain/registration.events.js';

/** What happened to a period, as it is published. */
export function periodContract({ period }: PeriodChanged): OutgoingEvent {
  const { periodId, terms, endsAt } = period;
  const { name, opensAt, policy } = terms;
  return event(periodChanged, periodId, {
    periodId,
    name,
    opensAt: opensAt.toISOString(),
    closesAt: endsAt.toISOString(),
    policy,
  });
}

/** A key for each reader. */
export interface SealKeys {
  readonly verification: KeyRing;
  readonly notification: KeyRing;
}

/** What happened to a registration, as it is published. What names a person is sealed for its one reader. */
export function registrationContract(sealKeys: SealKeys): (happened: RegistrationEvent) => OutgoingEvent {
  return (happened) => {
    const { registrationId } = happened;
    switch (happened.type) {
      case 'submitted':
        return event(registrationSubmitted, registrationId, submitted(happened, sealKeys.verification));
      case 'verified':
        return event(registrationVerified, registrationId, { registrationId });
      case 'activated':
        return event(registrationActivated, registrationId, { registrationId });
      case 'cancelled':
        return event(registrationCancelled, registrationId, { registrationId, reason: happened.reason });
      case 'contact-corrected': {
        const { contact, replaces } = happened;
        const { contactId, channel, sealedRecipient } = sealedContact(registrationId, contact, sealKeys.verification);
        const data = { registrationId, contactId, replaces, channel, sealedRecipient };
        return event(registrationContactCorrected, registrationId, data);
      }
      case 'contact-replaced': {
        const { contact, replaces } = happened;
        const data = { registrationId, replaces, ...sealedContact(registrationId, contact, sealKeys.verification) };
        return event(registrationContactReplaced, registrationId, data);
      }
      case 'challenge-requested':
        return event(
          registrationChallengeRequested,
          registrationId,
          challengeRequested(happened, sealKeys.verification),
        );
      case 'deadline-moved': {
        const { extensionId, purpose, until, reason } = happened;
        const data = { registrationId, extensionId, purpose, until: until.toISOString(), reason };
        return event(registrationDeadlineMoved, registrationId, data);
      }
      case 'dispute-opened': {
        const { disputeId, periodId } = happened;
        return event(registrationDisputeOpened, registrationId, { registrationId, disputeId, periodId });
      }
      case 'erasure-due':
        return event(registrationErasureDue, registrationId, { registrationId });
      case 'notice':
        return event(noticeRequested, registrationId, requested(happened, sealKeys.notification));
    }
  };
}

function submitted({ type: _, person, contacts, documents, ...rest }: Submitted, sealKey: KeyRing) {
  const { registrationId } = rest;
  const forVerification = JSON.stringify({ birthDate: person.birthDate, maskedName: maskName(person.name) });
  return {
    ...rest,
    contacts: contacts.map((contact) => sealedContact(registrationId, contact, sealKey)),
    sealedPerson: seal(sealKey, [registrationId, 'person'], forVerification),
    documents: [...documents],
  };
}

function sealedContact(
  registrationId: string,
  { contactId, channel, address }: Pick<Contact, 'contactId' | 'channel' | 'address'>,
  sealKey: KeyRing,
) {
  return { contactId, channel, sealedRecipient: seal(sealKey, [registrationId, contactId, channel], address) };
}

function challengeRequested({ type: _, address, until, ...about }: ChallengeRequested, sealKey: KeyRing) {
  const { registrationId, contactId, channel } = about;
  const sealed = address && sealedContact(registrationId, { contactId, channel, address }, sealKey);
  return { ...about, until: until.toISOString(), ...(sealed ? { sealedRecipient: sealed.sealedRecipient } : {}) };
}

function requested(notice: Notice, sealKey: KeyRing) {
  const { registrationId, noticeId, template, contact, locale, sendBefore } = notice;
  const { name, registrationNumber, until, reason } = notice;
  const { contactId, channel, address } = contact;
  const values: NoticeValues = {
    maskedName: maskName(name),
    registrationNumber,
    ...(until ? { until: until.toISOString() } : {}),
    ...(reason ? { reason } : {}),
  };
  return {
    ...{ registrationId, noticeId, contactId, template, channel, locale, sendBefore: sendBefore.toISOString() },
    sealedRecipient: seal(sealKey, ['recipient', noticeId, channel], address),
    sealedValues: seal(sealKey, ['values', noticeId, channel], JSON.stringify(values)),
  };
}
