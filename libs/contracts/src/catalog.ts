import type { EventCatalog, EventContract } from './event-contract.js';
import { contactChallengeIssued, contactChallengeRevoked, contactVerified } from './events/contact.js';
import { documentAccepted, documentRejected, documentRequirementsChanged } from './events/document.js';
import { messageDelivered, messageFailed, messageSent } from './events/message.js';
import { periodChanged } from './events/period.js';
import {
  registrationActivated,
  registrationCancelled,
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
] as unknown as readonly EventContract<never>[];

const byType = new Map(contracts.map((contract) => [contract.type, contract as unknown as EventContract]));

export const catalog: EventCatalog = { find: (type) => byType.get(type) };
