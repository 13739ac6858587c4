/** What a wait that took too long throws. */
class DeadlineError extends Error {
  readonly code = 'deadline-passed';

  constructor(what: string) {
    super(`${what} took too long`);
    this.name = 'DeadlineError';
  }
}

/**
 * The result of `work`, or a DeadlineError after `ms`. The work itself cannot be stopped from here: `onLate` cuts
 * what it hangs on, and its own late failure is swallowed.
 */
export async function within<T>(ms: number, what: string, work: Promise<T>, onLate?: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onLate?.();
      reject(new DeadlineError(what));
    }, ms);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A wait that can be cut short by `wake`, once or many times. */
export class Alarm {
  private readonly sleepers = new Set<() => void>();
  private rung = false;

  /** Ends the waits that are on; with none on, the next one does not begin. */
  wake(): void {
    this.rung = this.sleepers.size === 0;
    for (const end of this.sleepers) end();
  }

  async wait(ms: number): Promise<void> {
    if (this.rung) {
      this.rung = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.sleepers.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.sleepers.add(end);
    });
  }
}
