import { randomUUID } from 'node:crypto';
import { eventually } from '#testing';
import { type HandlerTraits, joint } from '../src/index.js';
import { upTo } from './support/counted.js';
import { type Behaviour, effects, record } from './support/listener.js';
import { Stage } from './support/stage.js';

const KEYS = Array.from({ length: 30 }, (_, n) => `key-${n}`);
const perKey = (last: number) => Object.fromEntries(KEYS.map((key) => [key, upTo(last)]));

describe('handlers that may share a transaction', () => {
  const stage = Stage.use();
  const hear = (behaviour: Behaviour = record, traits: HandlerTraits = joint) =>
    stage.hear({ topic: stage.writer.topic, group: `test.${randomUUID()}` }, behaviour, traits);
  const ask = async <T>(sql: string) => (await stage.database.dataSource.query<[{ it: T }]>(sql))[0].it;
  const sum = () => ask<number>('select count(*)::int as it from effect');
  const inboxRows = () => ask<number>('select count(*)::int as it from inbox');
  const effectsReach = (count: number) => eventually(async () => (await sum()) >= count, { timeoutMs: 30_000 });
  const written = () => eventually(async () => (await stage.writer.unsent()) === 0, { timeoutMs: 30_000 });

  it('have each effect once and per key in order, and share', async () => {
    await stage.writer.addAll(KEYS, upTo(20));
    await written();
    await hear();
    await effectsReach(600);
    expect(await effects(stage.database.dataSource)).toEqual(perKey(20));
    expect(await inboxRows()).toBe(600);
    expect(await ask<number>('select count(distinct xmin::text)::int as it from effect')).toBeLessThan(300);
  });

  it('lose nothing to one that cannot succeed: it waits for a person with what follows it, the others go on', async () => {
    const poison: Behaviour = async (event) => {
      await record(event);
      if (event.key === 'key-7' && event.data.n === 2) throw new Error('never');
    };
    await stage.writer.addAll(KEYS, upTo(5));
    await written();
    await hear(poison);
    await effectsReach(30 * 5 - 4);
    await eventually(async () => (await ask<number>('select count(*)::int as it from dead_letter')) === 4);
    expect(await effects(stage.database.dataSource)).toEqual({ ...perKey(5), 'key-7': [1] });
    const waiting = await stage.database.dataSource.query<{ key: string; status: string }[]>(
      'select key, status from dead_letter order by id',
    );
    expect(waiting.map(({ key, status }) => `${key} ${status}`)).toEqual([
      'key-7 dead',
      ...Array.from({ length: 3 }, () => 'key-7 parked'),
    ]);
  });

  it('pass over an event that means nothing to them, and remember nothing of it', async () => {
    const concerns = ({ n }: { readonly n: number }) => n % 2 === 0;
    await stage.writer.addAll(KEYS, upTo(4));
    await hear(record, { ...joint, concerns });
    await effectsReach(60);
    expect(await effects(stage.database.dataSource)).toEqual(Object.fromEntries(KEYS.map((key) => [key, [2, 4]])));
    expect(await inboxRows()).toBe(60);
  });
});
