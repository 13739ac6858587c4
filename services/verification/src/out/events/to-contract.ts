import {
  contactChallengeIssued,
  contactChallengeRevoked,
  contactVerified,
  event,
  type OutgoingEvent,
} from '#contracts';
import type { CaseEvent, ChallengeIssued } from '../../domain/case.events.js';

/** The published contract of a domain event; undefined where it concerns nobody else. */
export function toContract(happened: CaseEvent): OutgoingEvent | undefined {
  const { registrationId } = happened;
  switch (happened.kind) {
    case 'challenge-issued':
      return event(contactChallengeIssued, registrationId, issued(happened));
    case 'challenge-revoked': {
      const { challengeId, reason } = happened;
      return event(contactChallengeRevoked, registrationId, { registrationId, challengeId, reason });
    }
    case 'contact-verified': {
      const { contactId, channel, purpose, at } = happened;
      return event(contactVerified, registrationId, {
        registrationId,
        contactId,
        channel,
        purpose,
        at: at.toISOString(),
      });
    }
    default:
      return undefined;
  }
}

function issued({ kind: _, envelope, sendBefore, ...about }: ChallengeIssued) {
  return {
    ...about,
    sendBefore: sendBefore.toISOString(),
    sealedRecipient: envelope.recipient,
    sealedName: envelope.name,
    sealedCode: envelope.code,
  };
}
