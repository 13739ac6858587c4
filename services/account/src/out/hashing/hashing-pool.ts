import { availableParallelism } from 'node:os';
import { metrics } from '#runtime';
import { tooBusy } from '../../domain/session.errors.js';

/** About one second of work for each core; whoever waited longer would have pressed the button again. */
const MOST_WAITING_PER_CORE = 100;
const RETRY_AFTER_SECONDS = 3;

const waitingGauge = metrics.gauge({ name: 'password_hashing_waiting_count', help: 'Passwords that wait for a core.' });
const refusedTotal = metrics.counter({
  name: 'password_hashing_refused_total',
  help: 'Passwords refused because too many waited.',
});
const waitSeconds = metrics.histogram({
  name: 'password_hashing_wait_seconds',
  help: 'How long a password waited for a core.',
  buckets: [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2],
});

/**
 * Lets as many tasks run at once as there are cores, and as many wait as can be worked off soon. More at once would
 * only take memory (19 MiB each), and an endless queue would answer people who have left.
 */
export class HashingPool {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly width = availableParallelism(),
    private readonly mostWaiting = availableParallelism() * MOST_WAITING_PER_CORE,
  ) {}

  /** @throws CodedError `too-busy` when the queue is full. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    const began = performance.now();
    await this.enter();
    waitSeconds.observe((performance.now() - began) / 1000);
    try {
      return await task();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < this.width) {
      this.running++;
      return;
    }
    if (this.waiting.length >= this.mostWaiting) {
      refusedTotal.inc();
      throw tooBusy({ retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      waitingGauge.set(this.waiting.length);
    });
  }

  // A place is handed on without being given back, so that a newcomer cannot overtake the queue.
  private leave(): void {
    const next = this.waiting.shift();
    waitingGauge.set(this.waiting.length);
    if (next) next();
    else this.running--;
  }
}
