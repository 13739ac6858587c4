import type { Idempotency } from '#database';
import type { UnitOfWork } from './ports.js';

const EVERY_SECONDS = 60 * 60;
// Whoever sends a request again does so within minutes, and the form of a slot is of use for half an hour.
const KEPT_MS = 24 * 60 * 60_000;
const BATCH = 1_000;

/** Deletes what was remembered for requests that nobody sends again. */
export class PurgeAnswers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly idempotency: Idempotency,
  ) {}

  /** How many it deleted; none when another process did so within the hour. */
  async execute(goOn: () => boolean = () => true): Promise<number> {
    if (!(await this.work.run(({ sweeps }) => sweeps.claim('answers', EVERY_SECONDS)))) return 0;
    let purged = 0;
    for (let last = BATCH; last === BATCH && goOn(); purged += last) last = await this.batch();
    return purged;
  }

  private batch(): Promise<number> {
    return this.work.run(({ now }) => this.idempotency.purge(new Date(now.getTime() - KEPT_MS), BATCH));
  }
}
