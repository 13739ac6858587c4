/** Something the person at the terminal can put right; shown as one sentence, without a stack. */
export class LocalProblem extends Error {
  override readonly name = 'LocalProblem';
}

/** What cannot be had, the command that helps, and the way that needs none of it. */
export function missing(what: string, help: string): LocalProblem {
  return new LocalProblem(`${what} ${help} Or use Docker instead: docker compose up --build`);
}
