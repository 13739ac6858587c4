import type { UnitOfWork } from './ports.js';
import { type PassingKind, passingKinds } from './record.ports.js';
import type { Sweepable } from './sweepable.js';

const AT_ONCE = 1_000;

/** Deletes what is kept for a while only. */
export class PurgeOld implements Sweepable {
  readonly name = 'purge';

  constructor(private readonly work: UnitOfWork) {}

  async due(_most: number, except: readonly string[]): Promise<string[]> {
    return passingKinds.filter((kind) => !except.includes(kind));
  }

  handle(kind: string): Promise<boolean> {
    return this.work.run(async ({ passing }) => (await passing.purge(kind as PassingKind, AT_ONCE)) > 0);
  }
}
