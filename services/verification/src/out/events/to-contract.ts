import {
  contactChallengeIssued,
  contactChallengeRevoked,
  contactChannelFailed,
  contactDeadlineSet,
  contactErased,
  contactLapsed,
  contactVerified,
  event,
  type OutgoingEvent,
} from '#contracts';
import type {
  CaseEvent,
  ChallengeIssued,
  ChannelFailed,
  ContactLapsed,
  ContactVerified,
  DeadlineSet,
} from '../../domain/case.events.js';
import type { GrantEvent, GrantIssued } from '../../domain/grant.events.js';

type Judged = ContactLapsed | ChannelFailed | ContactVerified;

/** The published contract of a domain event; undefined where it concerns nobody else. */
export function toContract(happened: CaseEvent | GrantEvent): OutgoingEvent | undefined {
  const { registrationId } = happened;
  switch (happened.kind) {
    case 'challenge-issued':
      return event(contactChallengeIssued, registrationId, issued(happened));
    case 'challenge-revoked': {
      const { challengeId, reason } = happened;
      // The lapse itself is told; there is nothing to call off any more.
      if (reason === 'lapsed' && 'message' in happened && happened.message !== 'queued') return undefined;
      return event(contactChallengeRevoked, registrationId, { registrationId, challengeId, reason });
    }
    case 'deadline-set': {
      const { until, reason } = happened;
      const named = { ...contactOf(happened), until: until?.toISOString() ?? null, reason };
      return event(contactDeadlineSet, registrationId, named);
    }
    case 'contact-verified':
      return event(contactVerified, registrationId, judged(happened));
    case 'contact-lapsed':
      return event(contactLapsed, registrationId, { ...judged(happened), until: happened.until.toISOString() });
    case 'channel-failed':
      return event(contactChannelFailed, registrationId, judged(happened));
    case 'person-erased':
      return event(contactErased, registrationId, { registrationId });
    default:
      return undefined;
  }
}

function contactOf({ registrationId, contactId, channel, purpose }: Judged | DeadlineSet) {
  return { registrationId, contactId, channel, purpose };
}

function judged(happened: Judged) {
  return { ...contactOf(happened), at: happened.at.toISOString() };
}

function issued(happened: ChallengeIssued | GrantIssued) {
  const { registrationId, challengeId, contactId, channel, purpose, locale, sendBefore, envelope } = happened;
  return {
    ...{ registrationId, challengeId, contactId, channel, purpose, locale },
    sendBefore: sendBefore.toISOString(),
    sealedRecipient: envelope.recipient,
    sealedName: envelope.name,
    sealedCode: envelope.code,
  };
}
