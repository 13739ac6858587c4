import { createLogger, metrics } from '#runtime';
import { pagesOf } from './pages.js';
import type { ObjectStorage, StoredUpload, UnitOfWork } from './ports.js';

// With the age from which an upload is nobody's it makes less than a day, a sweep that fails once included.
const EVERY_SECONDS = 30 * 60;
// One that cannot be removed stops no other; several say that the storage is not well.
const MOST_FAILURES = 3;

const log = createLogger('uploads');
const uploadsRemoved = metrics.counter({
  name: 'abandoned_uploads_removed_total',
  help: 'Uploads that nobody waited for any more.',
});

/** Removes what lies in quarantine and nobody waits for: uploads never committed, and repeated after the inspection. */
export class RemoveAbandonedUploads {
  constructor(
    private readonly work: UnitOfWork,
    private readonly storage: ObjectStorage,
  ) {}

  /**
   * How many it removed; none when another process has looked within the half hour. Ends early where `goOn` says so.
   * @throws CodedError `temporarily-unavailable`
   */
  async execute(goOn: () => boolean = () => true): Promise<number> {
    if (!(await this.work.run(({ sweeps }) => sweeps.claim('uploads', EVERY_SECONDS)))) return 0;
    let [removed, failed] = [0, 0];
    for await (const page of pagesOf(this.storage.uploads())) {
      for (const upload of await this.abandoned(page)) {
        if (!goOn() || failed === MOST_FAILURES) return removed;
        if (await this.remove(upload)) removed++;
        else failed++;
      }
      if (!goOn()) break;
    }
    return removed;
  }

  /** A commit can follow no more once an upload is that old, so that none is answered whose upload is then removed. */
  private abandoned(page: readonly StoredUpload[]): Promise<StoredUpload[]> {
    return this.work.run(async ({ dossiers, now }) => {
      const documents = await dossiers.documents(page.map(({ documentId }) => documentId));
      const needed = new Set(documents.filter((document) => document.needsUpload(now)).map(({ id }) => id));
      return page.filter(({ documentId }) => !needed.has(documentId));
    });
  }

  private async remove(upload: StoredUpload): Promise<boolean> {
    try {
      await this.storage.removeUpload(upload);
      uploadsRemoved.inc();
      return true;
    } catch (error) {
      log.error('upload.not-removed', error, { documentId: upload.documentId });
      return false;
    }
  }
}
