/** Tells a waiting loop of this process that there is something to do, so that nobody waits for its next look. */
export class WakeUp {
  private rung = false;
  private waiting: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.waiting?.();
  }

  /** Resolves at the next ring, at once if there was one since the last wait, or when `ms` have passed. */
  async wait(ms: number): Promise<void> {
    if (!this.rung) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.waiting = resolve;
        timer = setTimeout(resolve, ms);
      });
      clearTimeout(timer);
      this.waiting = undefined;
    }
    this.rung = false;
  }
}
