import { createHash } from 'node:crypto';
import type { EventCatalog } from '#contracts';
import type { ReceivedEvent } from './received-event.js';
import type { StoredMessage } from './stored-message.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface CloudEventAttributes {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly time: Date;
  readonly subject: string;
  readonly traceparent: string;
}

/** CloudEvents 1.0 in Kafka's binary mode: attributes as `ce_` headers, the data alone as the value. */
export function toHeaders(event: CloudEventAttributes): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: event.source,
    ce_time: event.time.toISOString(),
    ce_subject: event.subject,
    'content-type': 'application/json',
    traceparent: event.traceparent,
  };
}

/** Why a message cannot be handled, now or ever. */
export type Fault = 'message-headers-invalid' | 'message-body-missing' | 'message-not-json' | 'event-violates-contract';

export type Reading =
  | { readonly event: ReceivedEvent; readonly fault?: undefined }
  | { readonly event?: undefined; readonly fault: Fault };

/** The type that a message claims, before anything else of it is believed. */
export function typeOf(message: StoredMessage): string | undefined {
  return message.headers.ce_type;
}

/** Reads a message by the contract of its type. */
export function readEvent(message: StoredMessage, catalog: EventCatalog): Reading {
  const { ce_specversion, ce_id, ce_type, ce_source, ce_time, traceparent } = message.headers;
  const time = new Date(ce_time ?? Number.NaN);
  const wellFormed =
    ce_specversion === '1.0' &&
    UUID.test(ce_id ?? '') &&
    ce_source &&
    message.key !== '' &&
    !Number.isNaN(time.getTime());
  const contract = ce_type === undefined ? undefined : catalog.find(ce_type);
  if (!wellFormed || !ce_type || !contract || !isJson(message.headers['content-type']))
    return { fault: 'message-headers-invalid' };
  if (!message.body) return { fault: 'message-body-missing' };
  const json = parseJson(message.body);
  if (json === undefined) return { fault: 'message-not-json' };
  const parsed = contract.schema.safeParse(json);
  if (!parsed.success) return { fault: 'event-violates-contract' };
  return {
    event: {
      id: ce_id as string,
      type: ce_type,
      time,
      key: message.key,
      source: ce_source,
      data: parsed.data,
      traceparent,
    },
  };
}

/** The id under which a message is remembered. One without a usable id is known by its bytes and its place. */
export function identityOf(message: StoredMessage): { id: string; time: Date | null } {
  const { ce_id, ce_time } = message.headers;
  const time = new Date(ce_time ?? Number.NaN);
  if (ce_id && UUID.test(ce_id) && !Number.isNaN(time.getTime())) return { id: ce_id, time };
  const place = JSON.stringify([message.topic, message.partition, message.offset, message.key, message.headers]);
  const hex = createHash('sha256')
    .update(place)
    .update(message.body ?? '')
    .digest('hex');
  return { id: hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), time: null };
}

const isJson = (contentType: string | undefined) => /^application\/json\b/.test(contentType ?? '');

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) ?? undefined;
  } catch {
    return undefined;
  }
}
