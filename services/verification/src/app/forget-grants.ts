import type { UnitOfWork } from './ports.js';

// Longer than any provider reports on a message: news of one that is forgotten would find nothing that it is about.
const KEPT_MS = 30 * 86_400_000;
const PAGE = 500;

/** Forgets what browsers asked for long ago; among it is much that concerns no registration at all. */
export class ForgetGrants {
  constructor(private readonly work: UnitOfWork) {}

  async execute(): Promise<void> {
    const page = () => this.work.run(({ grants, now }) => grants.forget(new Date(now.getTime() - KEPT_MS), PAGE));
    while ((await page()) === PAGE);
  }
}
