export interface WatchdogSettings {
  /** After so long without a sign of life it barks; health is not ok from half of it on. */
  readonly limitMs: number;
  /** Milliseconds since the last sign of life. */
  silence(): number;
  bark(): void;
}

const LOOKS_A_LIMIT = 10;

/** Notices work that stands still. */
export class Watchdog {
  private timer: NodeJS.Timeout | undefined;
  private lookedAt = performance.now();
  private pardonedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly settings: WatchdogSettings) {}

  start(): void {
    const every = this.settings.limitMs / LOOKS_A_LIMIT;
    this.pardonedAt = this.lookedAt = performance.now();
    this.timer = setInterval(() => this.look(every), every);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  get uneasy(): boolean {
    return this.silence() > this.settings.limitMs / 2;
  }

  private look(every: number): void {
    const now = performance.now();
    // The whole process stood still, this timer too: everything else gets its chance to move first.
    if (now - this.lookedAt > every * 3) this.pardonedAt = now;
    this.lookedAt = now;
    if (this.silence() <= this.settings.limitMs) return;
    this.stop();
    this.settings.bark();
  }

  private silence(): number {
    return Math.min(this.settings.silence(), performance.now() - this.pardonedAt);
  }
}
