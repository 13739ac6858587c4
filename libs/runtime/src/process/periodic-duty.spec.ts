import { jest } from '@jest/globals';
import { eventually } from '#testing';
import { PeriodicDuty } from './periodic-duty.js';

describe('a periodic duty', () => {
  it('does its work at the start and again, also after a failure, until it is stopped', async () => {
    let turns = 0;
    const duty = new PeriodicDuty('counting', 1, async () => {
      turns += 1;
      if (turns === 1) throw new Error('the first one fails');
    });
    await duty.start();
    await eventually(() => turns >= 3);
    await duty.stop();
    const atStop = turns;
    // As long as another one takes for several turns.
    let others = 0;
    const other = new PeriodicDuty('another', 1, async () => {
      others += 1;
    });
    await other.start();
    await eventually(() => others >= 5);
    await other.stop();
    expect(turns).toBe(atStop);
  });

  it('ends a long turn between its steps, and waits for the one in hand', async () => {
    let steps = 0;
    let finish: () => void = () => undefined;
    const duty = new PeriodicDuty('long', 1, async (goOn) => {
      while (goOn()) {
        steps += 1;
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
      }
    });
    await duty.start();
    await eventually(() => steps === 1);
    const stopped = duty.stop();
    finish();
    await stopped;
    expect(steps).toBe(1);
  });

  it('is not well once a turn says nothing for too long, and well again when it moves', async () => {
    let now = 1_000_000;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
    let finish: (() => void) | undefined;
    const duty = new PeriodicDuty('stuck', 5_000, async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    await duty.start();
    await eventually(() => finish !== undefined);
    now += 64_000;
    expect(await duty.health()).toEqual({ ok: true });
    now += 2_000;
    expect(await duty.health()).toEqual({ ok: false, detail: 'stalled' });
    const stopped = duty.stop();
    finish?.();
    await stopped;
    expect(await duty.health()).toEqual({ ok: true });
    clock.mockRestore();
  });
});
