import { readFileSync } from 'node:fs';
import { catalog, contracts, type EventContract, topicOf } from '#contracts';
import { type ServiceName } from '../../deploy/local/index.js';
import { methods } from './services.js';

const PATTERN = 'microservices:pattern';
const all = contracts as unknown as readonly EventContract[];

const heard: readonly { readonly service: ServiceName; readonly type: string }[] = methods.flatMap(
  ({ service, handler }) =>
    ((Reflect.getMetadata(PATTERN, handler) ?? []) as string[]).map((type) => ({ service, type })),
);

describe('events', () => {
  it('have one contract each', () => {
    const types = all.map((contract) => contract.type);
    expect(types).toEqual([...new Set(types)]);
    expect(types.every((type) => catalog.find(type))).toBe(true);
  });

  it('carry their version in their name', () => {
    expect(
      all.map((contract) => contract.type).filter((type) => !/^id\.daftar\.[a-z-]+\.[a-z-]+\.v\d+$/.test(type)),
    ).toEqual([]);
  });

  it('have one owner, in whose topic they travel', () => {
    expect(all.filter((contract) => contract.topic !== topicOf(contract.owner))).toEqual([]);
  });

  it('have samples that their schemas accept', () => {
    for (const { type, schema, samples } of all) {
      expect({ type, samples: samples.length > 0 }).toEqual({ type, samples: true });
      for (const sample of samples)
        expect({ type, ...schema.safeParse(sample) }).toMatchObject({ type, success: true });
    }
  });

  it('are heard by somebody', () => {
    const types = new Set(heard.map(({ type }) => type));
    expect(all.map((contract) => contract.type).filter((type) => !types.has(type))).toEqual([]);
  });

  it('are heard at most once a service, and only where there is a contract', () => {
    const keys = heard.map(({ service, type }) => `${service} ${type}`);
    expect(keys).toEqual([...new Set(keys)]);
    expect(heard.filter(({ type }) => !catalog.find(type))).toEqual([]);
  });

  it('travel in the topics that are deployed, and no topic is deployed without need', () => {
    const deployed = JSON.parse(readFileSync('deploy/kafka/topics.json', 'utf8')) as {
      name: string;
      partitions: number;
    }[];
    expect(deployed.map((topic) => topic.name).sort()).toEqual(
      [...new Set(all.map((contract) => contract.topic))].sort(),
    );
    expect(deployed.filter((topic) => topic.partitions !== 12)).toEqual([]);
  });
});
