import { createLogger } from '#runtime';
import type { Channel } from '../domain/delivery.js';
import type { Sending, UnitOfWork, Waiting, WakeUps } from './ports.js';
import { queues } from './queues.js';
import { wakeUpOf } from './wake-up.js';

const log = createLogger('requeue-forgotten');
const PAGE = 500;
// A queue is worked off from its front, so what was forgotten is found there. To offer a million messages to Redis once
// a minute would leave it no time for anything else.
const MOST_PAGES = 40;

/**
 * Wakes workers for everything that waits and is due before the next sweep, whatever the queue has forgotten. What it
 * still knows, it does not take twice. Of many it takes those that wait longest; the others have their turn when those
 * are gone. A channel that is switched off, or whose budget is spent, stands.
 */
export class RequeueForgotten {
  constructor(
    private readonly work: UnitOfWork,
    private readonly wakeUps: WakeUps,
    private readonly untilNextMs: number,
  ) {}

  async execute(): Promise<void> {
    let last: Waiting | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const after = last;
      const { page, now } = await this.work.run(async ({ deliveries, sending, now }) => {
        const until = new Date(now.getTime() + this.untilNextMs);
        return { now, page: await deliveries.waiting(until, await thatSend(sending), after, PAGE) };
      });
      const taken = page.length === 0 || (await this.wakeUps.wake(page.map((waiting) => wakeUpOf(waiting, now))));
      if (!taken) log.warn('wake-ups.not-taken', { count: page.length });
      if (!taken || page.length < PAGE) return;
      last = page.at(-1);
    }
  }
}

async function thatSend(sending: Sending): Promise<readonly Channel[]> {
  const channels: Channel[] = [];
  for (const { channel } of queues) if (!(await sending.standing(channel))) channels.push(channel);
  return channels;
}
