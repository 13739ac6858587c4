/** How long what is kept about people is kept, in days. */
export class Retention {
  constructor(
    /** After a person withdrew. */
    readonly withdrawnDays: number,
    /** After a registration ended in another way. */
    readonly cancelledDays: number,
    /** After the period closed, for all the others. */
    readonly afterClosingDays: number,
  ) {}
}
