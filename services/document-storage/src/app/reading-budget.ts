import { temporarilyUnavailable } from '#errors';

// Some forty documents of the usual size at once. One that stands alone is always let in.
const MOST_BYTES = 64 * 1024 * 1024;
const TRY_AGAIN_SECONDS = 2;

/** How much of documents this process holds for readers, who may be slow to take them. */
export class ReadingBudget {
  private held = 0;

  /** Gives back what was taken when it is called. @throws CodedError `temporarily-unavailable` when too much is held */
  take(bytes: number): () => void {
    if (this.held > 0 && this.held + bytes > MOST_BYTES)
      throw temporarilyUnavailable({ retryAfterSeconds: TRY_AGAIN_SECONDS });
    this.held += bytes;
    let taken = bytes;
    return () => {
      this.held -= taken;
      taken = 0;
    };
  }
}
