import { z } from 'zod';
import type { EventCatalog, EventContract, OutgoingEvent } from '#contracts';

export const COUNTED = 'id.daftar.test.counted.v1';
export const OTHER = 'id.daftar.test.other.v1';

/** An event whose data is a number that rises within its key: enough to see order, loss and copies. */
export interface Counted {
  readonly n: number;
  readonly padding?: string;
}

const schema = z.object({ n: z.int(), padding: z.string().optional() });

/** A catalog whose two events go to the topic given. */
export function catalogOn(topic: string): EventCatalog {
  const contracts = [COUNTED, OTHER].map((type): EventContract => {
    return {
      type,
      topic,
      schema,
      owner: 'account',
      key: 'registrationId',
      about: 'Something was counted.',
      samples: [],
    };
  });
  return { find: (type) => contracts.find((contract) => contract.type === type) };
}

export function counted(topic: string, key: string, n: number, padding?: string): OutgoingEvent<Counted> {
  return { type: COUNTED, topic, key, data: { n, ...(padding === undefined ? {} : { padding }) } };
}

/** 1, 2, … up to `last`. */
export const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
