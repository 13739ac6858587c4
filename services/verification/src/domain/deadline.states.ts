import { StateTable } from './state-table.js';

export type ClockState = 'not-started' | 'running' | 'standing';

/** A correction puts the clock back to its start; nothing else does. */
export const clockStates = new StateTable('clock of a deadline', ['not-started', 'running', 'standing'], {
  start: { from: ['not-started'], to: 'running' },
  stand: { from: ['running'], to: 'standing' },
  goOn: { from: ['standing'], to: 'running' },
  restart: { from: ['running', 'standing'], to: 'not-started' },
});
