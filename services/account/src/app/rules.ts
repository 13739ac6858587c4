/** The numbers of time that an operator may set. */
export class Rules {
  constructor(
    /** How long a draft stays after somebody was there. */
    readonly draftHours: number,
    /** How long before a deadline people are reminded. */
    readonly reminderHours: readonly number[],
    /** How often contacts of a registration may be corrected on a day in WIB. */
    readonly correctionsADay: number,
    /** How often the password of a registration may be reset within 24 hours. */
    readonly resetsADay: number,
  ) {}

  /** Until when a draft stays to which somebody came back now. */
  draftEnd(now: Date): Date {
    return new Date(now.getTime() + this.draftHours * 3_600_000);
  }
}
