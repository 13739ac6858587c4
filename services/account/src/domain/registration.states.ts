export const states = ['draft', 'submitted', 'verified', 'active', 'cancelled'] as const;
export type State = (typeof states)[number];
const initial: State = 'draft';

export const moves = {
  submit: { from: ['draft'], to: 'submitted' },
  verify: { from: ['submitted'], to: 'verified' },
  activate: { from: ['verified'], to: 'active' },
  cancel: { from: ['draft', 'submitted', 'verified', 'active'], to: 'cancelled' },
} as const satisfies Moves;
export type MoveName = keyof typeof moves;

export type Moves = Readonly<Record<string, { readonly from: readonly State[]; readonly to: State }>>;

/** States in which a registration holds its NIK. */
export const claiming: readonly State[] = ['verified', 'active'];

/**
 * Refuses, when the program is loaded, a table that cannot work.
 * @throws Error for a state that no move reaches, a move without a handler, or a handler without a move.
 */
export function checkMoves(table: Moves, handlers: readonly string[], all: readonly State[] = states): void {
  const reached = new Set<State>([initial]);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const { from, to } of Object.values(table)) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  const problems = [
    ...all.filter((state) => !reached.has(state)).map((state) => `no move reaches the state ${state}`),
    ...Object.keys(table)
      .filter((move) => !handlers.includes(move))
      .map((move) => `the move ${move} has no handler`),
    ...handlers.filter((handler) => !(handler in table)).map((handler) => `the handler ${handler} has no move`),
  ];
  if (problems.length > 0) throw new Error(`registration states: ${problems.join('; ')}`);
}
