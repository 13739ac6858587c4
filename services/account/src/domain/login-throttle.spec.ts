import { lapseOf, oneTryLess, oneTryMore, type Tries } from './login-throttle.js';

const start = new Date('2026-08-20T00:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const none: Tries = { count: 0, since: start, blockedUntil: null };
const tried = (times: number, at = start) =>
  Array.from({ length: times }).reduce<Tries>((before) => oneTryMore(before, at), none);

function secondsToWait(before: Tries, at: Date): number | undefined {
  try {
    oneTryMore(before, at);
    return undefined;
  } catch (error) {
    return (error as { occurrence: { retryAfterSeconds: number } }).occurrence.retryAfterSeconds;
  }
}

describe('tries at a password', () => {
  it('are free five times, and then wait a minute', () => {
    expect(secondsToWait(tried(4), start)).toBeUndefined();
    expect(secondsToWait(tried(5), start)).toBe(60);
    expect(secondsToWait(tried(5), later(59.5))).toBe(1);
    expect(secondsToWait(tried(5), later(60))).toBeUndefined();
  });

  it('wait twice as long after each further one, and never more than 15 minutes', () => {
    const waits: number[] = [];
    let [at, tries] = [start, tried(5)];
    for (let n = 0; n < 7; n++) {
      const wait = secondsToWait(tries, at) ?? 0;
      waits.push(wait);
      at = new Date(at.getTime() + wait * 1_000);
      tries = oneTryMore(tries, at);
    }
    expect(waits).toEqual([60, 120, 240, 480, 900, 900, 900]);
  });

  it('are forgotten 15 minutes after the first, or after the end of the wait', () => {
    expect(oneTryMore(tried(4), later(15 * 60 + 1))).toEqual({ count: 1, since: later(901), blockedUntil: null });
    expect(oneTryMore(tried(4), later(15 * 60)).count).toBe(5);
    expect(lapseOf(tried(5))).toEqual(later(60 + 900));
    expect(oneTryMore(tried(5), later(60 + 901)).count).toBe(1);
    expect(oneTryMore(tried(5), later(60 + 899)).count).toBe(6);
  });

  it('that could not be judged do not count', () => {
    expect(oneTryLess(tried(5))).toEqual(tried(4));
    expect(oneTryLess(none)).toEqual(none);
    const sixth = oneTryMore(tried(5), later(60));
    expect(oneTryLess(sixth)).toEqual({ ...sixth, count: 5 });
  });
});
