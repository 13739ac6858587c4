export interface Difficulty {
  /** The most tries that a solver needs where little is asked for. */
  readonly tries: number;
  /** The most tries that anybody is ever asked for: a cheap phone must get through them in a few seconds. */
  readonly triesWhenBusy: number;
  /** So many challenges in a window are few. Beyond them the work grows in proportion. */
  readonly fewChallenges: number;
}

/** How many tries a challenge costs at most, for an address that was given so many within the window. */
export function triesFor(challenges: number, { tries, triesWhenBusy, fewChallenges }: Difficulty): number {
  const busyness = Math.max(1, challenges / fewChallenges);
  return Math.min(triesWhenBusy, Math.ceil(tries * busyness));
}
