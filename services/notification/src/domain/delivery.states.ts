/**
 * `sent` says that a provider took the message, `delivered` that it reached the phone or mailbox, `dropped` that it
 * was not wanted any more before it was sent.
 */
export const STATES = ['queued', 'sending', 'sent', 'delivered', 'failed', 'dropped'] as const;
export type DeliveryState = (typeof STATES)[number];

export const MOVES = ['claim', 'postpone', 'accept', 'refuse', 'drop', 'arrive', 'bounce'] as const;
export type Move = (typeof MOVES)[number];

interface StateTable {
  readonly initial: DeliveryState;
  readonly moves: Readonly<Record<DeliveryState, Partial<Readonly<Record<Move, DeliveryState>>>>>;
}

/**
 * What may follow what. A report may overtake the provider's answer, so `sending` and `queued` (after a crash between
 * answer and record) move on by it too; arrival beats failure, for a copy may arrive where another one failed.
 */
export const DELIVERY_STATES: StateTable = {
  initial: 'queued',
  moves: {
    queued: { claim: 'sending', accept: 'sent', arrive: 'delivered', refuse: 'failed', drop: 'dropped' },
    sending: {
      postpone: 'queued',
      accept: 'sent',
      arrive: 'delivered',
      bounce: 'failed',
      refuse: 'failed',
      drop: 'dropped',
    },
    sent: { arrive: 'delivered', bounce: 'failed' },
    delivered: {},
    failed: { arrive: 'delivered' },
    dropped: {},
  },
};

/** Where a move leads, or undefined where it is not allowed. */
export function stateAfter(state: DeliveryState, move: Move): DeliveryState | undefined {
  return DELIVERY_STATES.moves[state][move];
}

/** @throws Error for a state that nothing reaches, or a move that nothing makes. */
export function checkStates({ initial, moves }: StateTable): void {
  const reached = new Set<DeliveryState>([initial]);
  for (const state of reached) for (const next of Object.values(moves[state])) reached.add(next);
  const made = new Set(Object.values(moves).flatMap((row) => Object.keys(row)));
  const lost = [...STATES.filter((state) => !reached.has(state)), ...MOVES.filter((move) => !made.has(move))];
  if (lost.length > 0) throw new Error(`the states of a delivery are broken: ${lost.join(', ')}`);
}

checkStates(DELIVERY_STATES);
