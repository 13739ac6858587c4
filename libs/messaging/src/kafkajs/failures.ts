import { BrokerRefusal } from '../broker/event-broker.js';

// Names as in Kafka's protocol guide, "Error Codes". What is not here may pass, or says nothing about the record.
const REFUSED_RECORD = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'INVALID_TIMESTAMP',
  'POLICY_VIOLATION',
]);
const REFUSED_TOPIC = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'INVALID_TOPIC_EXCEPTION', 'TOPIC_AUTHORIZATION_FAILED']);
// kafkajs marks these as not worth a retry, yet they are what a broker's restart looks like.
const PASSING =
  /^KafkaJS(Connection|GroupCoordinatorNotFound|LockTimeout|BrokerNotFound|NoBrokerAvailable|RequestTimeout)/;
const BUGS = new Set(['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError']);
const PASSING_TYPES = new Set([
  'UNKNOWN_MEMBER_ID',
  'ILLEGAL_GENERATION',
  'REBALANCE_IN_PROGRESS',
  'MEMBER_ID_REQUIRED',
  'BROKER_NOT_AVAILABLE',
  'UNKNOWN',
]);

interface KafkaFailure {
  name?: string;
  type?: string;
  retriable?: boolean;
  cause?: unknown;
}

function* causesOf(error: unknown): Generator<KafkaFailure> {
  for (
    let next = error as KafkaFailure | undefined, depth = 0;
    next && depth < 6;
    next = next.cause as KafkaFailure | undefined, depth++
  )
    yield next;
}

/** The broker's refusal inside an error of kafkajs, or the error itself. */
export function toRefusal(error: unknown): unknown {
  for (const { type } of causesOf(error)) {
    if (type && REFUSED_RECORD.has(type)) return new BrokerRefusal('record', type);
    if (type && REFUSED_TOPIC.has(type)) return new BrokerRefusal('topic', type);
  }
  return error;
}

/** Whether a crashed consumer would crash again at once: bugs, refused credentials, a protocol that does not fit. */
export function isFatal(error: unknown): boolean {
  const causes = [...causesOf(error)];
  if (causes.some(({ name }) => BUGS.has(name ?? ''))) return true;
  if (causes.some(({ name, type }) => PASSING.test(name ?? '') || PASSING_TYPES.has(type ?? ''))) return false;
  return causes.at(-1)?.retriable === false;
}
