import { createLogger, type Duty, metrics, PeriodicDuty } from '#runtime';
import type { Sweepable } from '../../app/sweepable.js';

const log = createLogger('sweep');
const BATCH = 200;
const LANES = 4;
/** An item that failed is left alone for so long: it must not hold up the others. */
const REST_MS = 60_000;

const handledTotal = metrics.counter({
  name: 'sweep_items_total',
  help: 'What the sweeps did: done, not needed any more or in other hands, and failed.',
  labelNames: ['sweep', 'outcome'],
});

/** In an order of its own, so that processes that found the same items seldom meet at one. */
function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Works off what is due until nothing is left, and looks again now and then. */
export function sweepDuty(work: Sweepable, everyMs: number): Duty {
  const sweep = new Sweep(work);
  return new PeriodicDuty(`sweep-${work.name}`, everyMs, (goOn) => sweep.turn(goOn));
}

class Sweep {
  private readonly resting = new Map<string, number>();

  constructor(private readonly work: Sweepable) {}

  async turn(goOn: () => boolean): Promise<void> {
    while (goOn() && (await this.batch(goOn)) > 0);
  }

  /** How many of the items that were found are done. */
  private async batch(goOn: () => boolean): Promise<number> {
    for (const [id, until] of this.resting) if (until <= Date.now()) this.resting.delete(id);
    const items = shuffled(await this.work.due(BATCH, [...this.resting.keys()]));
    let done = 0;
    const lane = async () => {
      for (let id = items.pop(); id !== undefined && goOn(); id = items.pop()) if (await this.one(id)) done += 1;
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return done;
  }

  private async one(id: string): Promise<boolean> {
    try {
      const done = await this.work.handle(id);
      handledTotal.inc({ sweep: this.work.name, outcome: done ? 'done' : 'left' });
      return done;
    } catch (error) {
      this.resting.set(id, Date.now() + REST_MS);
      handledTotal.inc({ sweep: this.work.name, outcome: 'failed' });
      log.error('sweep.item-failed', error, { kind: this.work.name });
      return false;
    }
  }
}
