import { Alarm, within } from './deadline.js';

describe('a deadline', () => {
  it('gives the result of work that is in time', async () => {
    expect(await within(1_000, 'work', Promise.resolve(7))).toBe(7);
  });

  it('throws when work is late, and swallows its failure afterwards', async () => {
    let fail: (error: Error) => void = () => undefined;
    const work = new Promise<never>((_, reject) => {
      fail = reject;
    });
    let cut = 0;
    await expect(within(5, 'sending', work, () => void cut++)).rejects.toMatchObject({ code: 'deadline-passed' });
    fail(new Error('late'));
    expect(cut).toBe(1);
  });
});

describe('an alarm', () => {
  it('ends a wait, and the next one that begins when nobody waits, but one only', async () => {
    const alarm = new Alarm();
    const waiting = alarm.wait(60_000);
    alarm.wake();
    await waiting;
    alarm.wake();
    alarm.wake();
    await alarm.wait(60_000);
    const began = performance.now();
    await alarm.wait(20);
    expect(performance.now() - began).toBeGreaterThan(15);
  });
});
