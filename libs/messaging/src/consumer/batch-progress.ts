/** Which messages of a batch are finished, and how far from the start without a gap. */
export class BatchProgress {
  private readonly done: boolean[];
  /** How many are finished from the start without a gap. */
  finished = 0;

  constructor(length: number) {
    this.done = new Array<boolean>(length).fill(false);
  }

  /** Gives the index up to which all are finished when that moved on, else undefined. */
  finish(index: number): number | undefined {
    this.done[index] = true;
    const before = this.finished;
    while (this.done[this.finished]) this.finished += 1;
    return this.finished > before ? this.finished - 1 : undefined;
  }
}
