export { catalog, contracts } from './catalog.js';
export {
  defineEvent,
  type EventCatalog,
  type EventContract,
  event,
  type OutgoingEvent,
  type Owner,
  topicOf,
} from './event-contract.js';
export * from './events/contact.js';
export * from './events/document.js';
export * from './events/message.js';
export * from './events/notice.js';
export * from './events/period.js';
export * from './events/registration.js';
export type { Channel, GrantPurpose, Locale, Purpose } from './shapes.js';
