import type { EventCatalog, EventContract } from './event-contract.js';
import {
  contactChallengeIssued,
  contactChallengeRevoked,
  contactChannelFailed,
  contactDeadlineSet,
  contactErased,
  contactLapsed,
  contactVerified,
} from './events/contact.js';
import {
  documentAccepted,
  documentErased,
  documentOverdue,
  documentRejected,
  documentReopened,
  documentRequirementsChanged,
} from './events/document.js';
import {
  messageDelivered,
  messageErased,
  messageFailed,
  messageSendingSwitched,
  messageSent,
} from './events/message.js';
import { noticeRequested } from './events/notice.js';
import { periodChanged } from './events/period.js';
import {
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
} from './events/registration.js';

/** Every event of the product. */
export const contracts: readonly EventContract<never>[] = [
  periodChanged,
  registrationSubmitted,
  registrationVerified,
  registrationActivated,
  registrationCancelled,
  documentRequirementsChanged,
  documentAccepted,
  documentRejected,
  contactChallengeIssued,
  contactChallengeRevoked,
  contactVerified,
  messageSent,
  messageDelivered,
  messageFailed,
  contactDeadlineSet,
  contactLapsed,
  contactChannelFailed,
  registrationContactCorrected,
  registrationDeadlineMoved,
  noticeRequested,
  messageSendingSwitched,
  documentReopened,
  documentOverdue,
  registrationChallengeRequested,
  registrationContactReplaced,
  registrationDisputeOpened,
  registrationErasureDue,
  documentErased,
  contactErased,
  messageErased,
] as unknown as readonly EventContract<never>[];

const byType = new Map(contracts.map((contract) => [contract.type, contract as unknown as EventContract]));

export const catalog: EventCatalog = { find: (type) => byType.get(type) };
