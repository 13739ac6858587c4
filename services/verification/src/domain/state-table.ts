/** One allowed change of state. */
export interface Move<S extends string> {
  readonly from: readonly S[];
  readonly to: S;
}

/** States and their allowed moves as data, checked when the module loads. */
export class StateTable<S extends string, M extends string> {
  /** @throws Error when a state cannot be reached from the first one. */
  constructor(
    readonly name: string,
    states: readonly [S, ...S[]],
    private readonly moves: Readonly<Record<M, Move<S>>>,
  ) {
    const reached = new Set<S>([states[0]]);
    const all = Object.values<Move<S>>(moves);
    for (let before = 0; before !== reached.size; ) {
      before = reached.size;
      for (const move of all) if (move.from.some((state) => reached.has(state))) reached.add(move.to);
    }
    const unreachable = states.filter((state) => !reached.has(state));
    if (unreachable.length > 0) throw new Error(`${name}: no move leads to ${unreachable.join(', ')}`);
  }

  /** @throws Error when a move has no method of its name. */
  requireHandlers(prototype: Readonly<Record<M, unknown>>): void {
    const missing = (Object.keys(this.moves) as M[]).filter((move) => typeof prototype[move] !== 'function');
    if (missing.length > 0) throw new Error(`${this.name}: nothing handles ${missing.join(', ')}`);
  }

  /** The state after a move; undefined where the move is not allowed. */
  after(state: S, move: M): S | undefined {
    const { from, to } = this.moves[move];
    return from.includes(state) ? to : undefined;
  }
}
