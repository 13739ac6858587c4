/** Which messages of a batch are finished, and how far from the start without a gap. */
export class BatchProgress {
  private readonly done: boolean[];
  private prefix = 0;

  constructor(length: number) {
    this.done = new Array<boolean>(length).fill(false);
  }

  /** Gives the index up to which all are finished when that moved on, else undefined. */
  finish(index: number): number | undefined {
    this.done[index] = true;
    const before = this.prefix;
    while (this.done[this.prefix]) this.prefix += 1;
    return this.prefix > before ? this.prefix - 1 : undefined;
  }
}
