import type { Backlog, InspectionTask, UnitOfWork } from './ports.js';

// Longer still would make a crash more expensive, shorter would have documents looked at twice.
const LEASE_SECONDS = 60;

/** Hands out the documents that wait for inspection, each to one inspector at a time. */
export class ClaimInspection {
  constructor(private readonly work: UnitOfWork) {}

  /** The next task, which is this caller's for 60 s; undefined when nothing is due. */
  execute(): Promise<InspectionTask | undefined> {
    return this.work.run(({ inspections }) => inspections.claim(LEASE_SECONDS));
  }

  /** Gives those that are still in hand another 60 s; what has gone to another inspector stays with that one. */
  keep(tasks: readonly InspectionTask[]): Promise<void> {
    return this.work.run(({ inspections }) => inspections.keep(tasks, LEASE_SECONDS));
  }

  backlog(): Promise<Backlog> {
    return this.work.run(({ inspections }) => inspections.backlog());
  }
}
