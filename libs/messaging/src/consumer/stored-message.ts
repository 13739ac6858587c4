import type { FetchedMessage } from '../broker/event-broker.js';

/** A message in the form in which PostgreSQL can keep it: text without NUL, the body as the bytes that came. */
export interface StoredMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** Empty when the message came without one. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

// PostgreSQL's text and jsonb hold no NUL.
const storable = (bytes: Buffer | null) => (bytes ? bytes.toString('utf8').replaceAll('\0', '\uFFFD') : '');

export function toStored(topic: string, partition: number, message: FetchedMessage): StoredMessage {
  const headers = Object.entries(message.headers).map(([name, value]) => [
    storable(Buffer.from(name)),
    storable(value),
  ]);
  return {
    topic,
    partition,
    offset: message.offset,
    key: storable(message.key),
    headers: Object.fromEntries(headers),
    body: message.value,
  };
}
