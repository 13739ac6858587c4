import { Watchdog } from './watchdog.js';

const { jest } = import.meta;

describe('the watchdog', () => {
  let silentSince: number;
  let barks: number;
  let watchdog: Watchdog;

  beforeEach(() => {
    jest.useFakeTimers();
    silentSince = performance.now();
    barks = 0;
    watchdog = new Watchdog({
      limitMs: 1_000,
      silence: () => performance.now() - silentSince,
      bark: () => void barks++,
    });
    watchdog.start();
  });
  afterEach(() => {
    watchdog.stop();
    jest.useRealTimers();
  });

  it('is uneasy after half of the limit, barks once after all of it', () => {
    jest.advanceTimersByTime(400);
    expect([watchdog.uneasy, barks]).toEqual([false, 0]);
    jest.advanceTimersByTime(200);
    expect([watchdog.uneasy, barks]).toEqual([true, 0]);
    jest.advanceTimersByTime(5_000);
    expect(barks).toBe(1);
  });

  it('is calm while there are signs of life', () => {
    for (let turn = 0; turn < 10; turn++) {
      jest.advanceTimersByTime(500);
      silentSince = performance.now();
    }
    expect([watchdog.uneasy, barks]).toEqual([false, 0]);
  });

  it('gives everything its chance to move after the whole process stood still', () => {
    jest.advanceTimersByTime(100);
    // As after SIGSTOP and SIGCONT: the clock has moved on, and no timer has run meanwhile.
    jest.setSystemTime(Date.now() + 60_000);
    const frozen = performance.now() + 60_000;
    jest.spyOn(performance, 'now').mockImplementation(() => frozen);
    jest.advanceTimersByTime(100);
    expect(barks).toBe(0);
  });
});
