import { createLogger, metrics } from '#runtime';
import { pagesOf } from './pages.js';
import type { ObjectStorage, StoredCopy, UnitOfWork } from './ports.js';

const EVERY_SECONDS = 24 * 60 * 60;
// A copy is written before its document is recorded as accepted: longer than that can take, an inspector that stood
// still in between included.
const YOUNG_MS = 60 * 60_000;
const MOST_FAILURES = 3;

const log = createLogger('copies');
const copiesRemoved = metrics.counter({
  name: 'orphaned_copies_removed_total',
  help: 'Clean copies that belonged to no accepted document.',
});

/** Removes clean copies that belong to no accepted document: of inspections that were not recorded, or after a restore. */
export class RemoveOrphanedCopies {
  constructor(
    private readonly work: UnitOfWork,
    private readonly storage: ObjectStorage,
  ) {}

  /** How many it removed; none when another process has looked within the day. @throws CodedError `temporarily-unavailable` */
  async execute(goOn: () => boolean = () => true): Promise<number> {
    if (!(await this.work.run(({ sweeps }) => sweeps.claim('copies', EVERY_SECONDS)))) return 0;
    let [removed, failed] = [0, 0];
    for await (const page of pagesOf(this.storage.copies())) {
      for (const copy of await this.orphaned(page)) {
        if (!goOn() || failed === MOST_FAILURES) return removed;
        if (await this.remove(copy)) removed++;
        else failed++;
      }
      if (!goOn()) break;
    }
    return removed;
  }

  private orphaned(page: readonly StoredCopy[]): Promise<StoredCopy[]> {
    return this.work.run(async ({ dossiers, now }) => {
      const documents = await dossiers.documents(page.map(({ documentId }) => documentId));
      const kept = new Set(documents.filter(({ mayHaveCopy }) => mayHaveCopy).map(({ id }) => id));
      const isOld = ({ writtenAt }: StoredCopy) => now.getTime() - writtenAt.getTime() > YOUNG_MS;
      return page.filter((copy) => !kept.has(copy.documentId) && isOld(copy));
    });
  }

  private async remove(copy: StoredCopy): Promise<boolean> {
    try {
      await this.storage.removeCopy(copy);
      copiesRemoved.inc();
      return true;
    } catch (error) {
      log.error('copy.not-removed', error, { documentId: copy.documentId });
      return false;
    }
  }
}
