import { z } from 'zod';

export type Owner = 'account' | 'document-storage' | 'verification' | 'notification';

/** What everybody agrees on about one event. The version is a part of the type: a change that breaks is a new type. */
export interface EventContract<T = unknown> {
  /** For example `id.daftar.registration.submitted.v1`. */
  readonly type: string;
  readonly owner: Owner;
  readonly topic: string;
  /** What the key of the message is; order holds per topic and key. */
  readonly key: 'registrationId' | 'periodId' | 'channel';
  /** One sentence: what has happened. */
  readonly about: string;
  readonly schema: z.ZodType<T>;
  readonly samples: readonly T[];
}

/** An event on its way to the outbox. */
export interface OutgoingEvent<T = unknown> {
  readonly type: string;
  readonly topic: string;
  readonly key: string;
  readonly data: T;
}

/** Finds the contract of a type. */
export interface EventCatalog {
  find(type: string): EventContract | undefined;
}

/** The topic of an owner's events. */
export function topicOf(owner: Owner): string {
  return `daftar.${owner}`;
}

/** Declares a contract; its type becomes `id.daftar.<name>`. */
export function defineEvent<S extends z.ZodType>(
  contract: Omit<EventContract<z.output<S>>, 'type' | 'topic' | 'schema'> & {
    readonly name: string;
    readonly schema: S;
  },
): EventContract<z.output<S>> {
  const { name, ...rest } = contract;
  return { ...rest, type: `id.daftar.${name}`, topic: topicOf(contract.owner) } as EventContract<z.output<S>>;
}

/** An event by its contract. The outbox validates the data. */
export function event<T>(contract: EventContract<T>, key: string, data: T): OutgoingEvent<T> {
  return { type: contract.type, topic: contract.topic, key, data };
}
