/** Work that waits in the database, one registration an item; safe in any number of processes. */
export interface Sweepable {
  readonly name: string;
  /** Some items that are due, in no particular order, without those that failed lately. */
  due(most: number, except: readonly string[]): Promise<string[]>;
  /** Does one in a transaction of its own; false where another process has it, or nothing is left to do. */
  handle(id: string): Promise<boolean>;
}
