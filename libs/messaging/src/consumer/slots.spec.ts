import { setImmediate as turn } from 'node:timers/promises';
import { Slots } from './slots.js';

describe('slots', () => {
  it('let so many run at once, the others in their order, and go on after a failure', async () => {
    const slots = new Slots(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const work = (n: number) =>
      slots.run(async () => {
        begun.push(n);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (n === 1) throw new Error('no');
      });
    const all = [1, 2, 3, 4].map((n) => work(n).catch(() => undefined));
    await turn();
    expect(begun).toEqual([1, 2]);
    ends[0]?.();
    await turn();
    expect(begun).toEqual([1, 2, 3]);
    for (let index = 1; index < 4; index++) {
      ends[index]?.();
      await turn();
    }
    await Promise.all(all);
    expect(begun).toEqual([1, 2, 3, 4]);
  });
});
