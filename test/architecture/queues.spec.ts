import { readFileSync } from 'node:fs';
import { queues } from '../../services/notification/src/app/queues.js';

describe('queues', () => {
  it('are those that operators are told of', () => {
    const told = JSON.parse(readFileSync('deploy/redis/queues.json', 'utf8')) as { name: string; worker: string }[];
    expect(told.map(({ name }) => name).sort()).toEqual(queues.map(({ name }) => name).sort());
    expect(new Set(told.map(({ worker }) => worker))).toEqual(new Set(['notification']));
  });
});
