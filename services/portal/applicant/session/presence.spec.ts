import { jest } from '@jest/globals';
import { beginPresence, endPresence, isOver, isPresent, noteOver, noteUse, presenceEnds } from './presence.js';

const HOUR = 3_600_000;
const items = new Map<string, string>();

beforeAll(() =>
  Object.assign(globalThis, {
    localStorage: {
      getItem: (name: string) => items.get(name) ?? null,
      setItem: (name: string, value: string) => items.set(name, value),
      removeItem: (name: string) => items.delete(name),
    },
  }),
);
afterAll(() => Reflect.deleteProperty(globalThis, 'localStorage'));
afterEach(() => jest.useRealTimers());

describe('a session, as far as the page knows of it', () => {
  it('keeps two points in time on the device, and nothing else', () => {
    jest.useFakeTimers({ now: 1_000 * HOUR });
    beginPresence();
    expect(isPresent()).toBe(true);
    expect(JSON.parse([...items.values()].join())).toEqual({ since: 1_000 * HOUR, used: 1_000 * HOUR });
    endPresence();
    expect(isPresent()).toBe(false);
    expect(items.size).toBe(0);
  });

  it('ends a day after its last use', () => {
    jest.useFakeTimers({ now: 1_000 * HOUR });
    beginPresence();
    jest.setSystemTime(1_010 * HOUR);
    noteUse();
    expect(presenceEnds()).toEqual({ at: 1_034 * HOUR, final: false });
  });

  it('ends for good after seven days, however often it is used', () => {
    jest.useFakeTimers({ now: 1_000 * HOUR });
    beginPresence();
    jest.setSystemTime(1_160 * HOUR);
    noteUse();
    expect(presenceEnds()).toEqual({ at: 1_168 * HOUR, final: true });
  });

  it('is over from when its reader was told until it is used again, and not while nobody is logged in', () => {
    jest.useFakeTimers({ now: 2_000 * HOUR });
    beginPresence();
    expect(isOver()).toBe(false);
    noteOver();
    expect([isPresent(), isOver()]).toEqual([true, true]);
    jest.setSystemTime(2_000 * HOUR + 1);
    noteUse();
    expect(isOver()).toBe(false);
    noteOver();
    endPresence();
    expect(isOver()).toBe(false);
  });
});
