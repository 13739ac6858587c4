import type { UnitOfWork } from './ports.js';

// Longer than any event lives: news of the messages of an erased person find a reason why nothing is known.
const KEPT_MS = 90 * 86_400_000;
const PAGE = 500;

/** Forgets that persons were erased, once nobody can speak of them any more. */
export class ForgetErasures {
  constructor(private readonly work: UnitOfWork) {}

  async execute(): Promise<void> {
    const page = () => this.work.run(({ erasures, now }) => erasures.forget(new Date(now.getTime() - KEPT_MS), PAGE));
    while ((await page()) === PAGE);
  }
}
