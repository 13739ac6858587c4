import { event, messageDelivered, messageFailed, messageSent, type OutgoingEvent } from '#contracts';
import type { DeliveryEvent } from '../../domain/delivery.events.js';

/** The published contract of a domain event; undefined where it concerns nobody else. */
export function toContract(happened: DeliveryEvent): OutgoingEvent | undefined {
  const { registrationId, deliveryId, subject, channel } = happened;
  const carried = subject.kind === 'challenge' ? { challengeId: subject.challengeId } : { noticeId: subject.noticeId };
  const about = { registrationId, deliveryId, ...carried, channel, at: happened.at.toISOString() };
  switch (happened.name) {
    case 'sent':
      return event(messageSent, registrationId, about);
    case 'delivered':
      return event(messageDelivered, registrationId, about);
    case 'failed':
      return event(messageFailed, registrationId, { ...about, reason: happened.reason });
    default:
      return undefined;
  }
}
