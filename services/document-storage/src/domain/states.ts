/** States and the moves between them, as data. */
export interface StateTable<State extends string, Move extends string> {
  readonly initial: State;
  readonly states: readonly State[];
  readonly moves: Readonly<Record<Move, { readonly from: readonly State[]; readonly to: State }>>;
}

/** Refuses a table with a state that no move leads to, so that the mistake stops the start and not an applicant. */
export function defineStates<State extends string, Move extends string>(
  table: StateTable<State, Move>,
): StateTable<State, Move> {
  const reached = new Set<State>([table.initial]);
  const moves = Object.values<{ from: readonly State[]; to: State }>(table.moves);
  for (let grew = true; grew; ) {
    const before = reached.size;
    for (const move of moves) if (move.from.some((state) => reached.has(state))) reached.add(move.to);
    grew = reached.size > before;
  }
  const unreachable = table.states.filter((state) => !reached.has(state));
  if (unreachable.length > 0) throw new Error(`no move leads to ${unreachable.join(', ')}`);
  return table;
}

/** The state that a move leads to. A move that the table does not allow is a mistake of ours, not of the reader. */
export function next<State extends string, Move extends string>(
  table: StateTable<State, Move>,
  state: State,
  move: Move,
): State {
  const { from, to } = table.moves[move];
  if (!from.includes(state)) throw new Error(`cannot ${move} what is ${state}`);
  return to;
}
