import { defineStates, next } from './states.js';

const light = defineStates<'red' | 'green', 'go' | 'stop'>({
  initial: 'red',
  states: ['red', 'green'],
  moves: { go: { from: ['red'], to: 'green' }, stop: { from: ['green'], to: 'red' } },
});

describe('a table of states', () => {
  it('says where a move leads', () => {
    expect(next(light, 'red', 'go')).toBe('green');
  });

  it('refuses a move that it does not allow', () => {
    expect(() => next(light, 'green', 'go')).toThrow('cannot go what is green');
  });

  it('stops the start when no move leads to one of its states', () => {
    const moves = { go: { from: ['red'], to: 'green' } } as const;
    expect(() =>
      defineStates<'red' | 'green' | 'blue', 'go'>({ initial: 'red', states: ['red', 'green', 'blue'], moves }),
    ).toThrow('no move leads to blue');
  });
});
