const HOUR_MS = 3_600_000;

/** How long a document that was refused after the submission may be replaced. */
export class ReplacementWindow {
  constructor(private readonly hours: number) {
    if (!(hours > 0 && hours <= 8_760)) throw new Error('a window lasts more than nothing, and a year at most');
  }

  /** Never before the end that an administrator promised already. */
  from(now: Date, promised: Date | null): Date {
    return new Date(Math.max(now.getTime() + this.hours * HOUR_MS, promised?.getTime() ?? 0));
  }
}
