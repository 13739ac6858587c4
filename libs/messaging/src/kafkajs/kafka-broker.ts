import type { EventBroker } from '../broker/event-broker.js';
import { type KafkaSettings, readClusterId } from './kafka-client.js';
import { KafkaConsumer } from './kafka-consumer.js';
import { KafkaProducer } from './kafka-producer.js';

/** Kafka through kafkajs. Nothing outside this folder imports kafkajs. */
export function kafkaBroker(settings: KafkaSettings): EventBroker {
  return {
    connectProducer: () => KafkaProducer.connect(settings),
    createConsumer: (consumer) => new KafkaConsumer(settings, consumer),
    clusterId: () => readClusterId(settings),
  };
}
