export {
  type BrokerConsumer,
  type BrokerProducer,
  type BrokerRecord,
  BrokerRefusal,
  ConsumerCrash,
  type ConsumerSettings,
  type EventBroker,
  type FetchedBatch,
  type FetchedMessage,
} from './broker/event-broker.js';
export { type DeadLetter, DeadLetters } from './consumer/dead-letters.js';
export { type HandlerTraits, joint } from './consumer/handler-traits.js';
export { type EventServerSettings, KafkaEventServer } from './consumer/kafka-event-server.js';
export type { ReceivedEvent } from './consumer/received-event.js';
export type { RetryPolicy } from './consumer/retry-policy.js';
export { kafkaBroker } from './kafkajs/kafka-broker.js';
export type { KafkaSettings } from './kafkajs/kafka-client.js';
export { MESSAGING_DUTIES, type MessagingWiring, messagingProviders } from './messaging.providers.js';
export { type OperatorCommand, operateMessaging } from './operate.js';
export { forgetKey } from './outbox/forget-key.js';
export { Outbox } from './outbox/outbox.js';
export { Relay, type RelaySettings } from './relay/relay.js';
export { type RepublishSettings, republish } from './relay/republish.js';
export { SetAside, type SetAsideKey } from './relay/set-aside.js';
export { MessagingRetention } from './retention.js';
export { createForgetting, dropForgetting } from './tables/forgetting-tables.js';
export { createMessagingTables, dropMessagingTables } from './tables/messaging-tables.js';
