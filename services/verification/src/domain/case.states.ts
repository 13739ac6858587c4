import { StateTable } from './state-table.js';

export type CaseState = 'open' | 'closed' | 'cancelled';

/** An active registration may still be cancelled; a cancelled one never comes back. */
export const caseStates = new StateTable('case', ['open', 'closed', 'cancelled'], {
  close: { from: ['open'], to: 'closed' },
  cancel: { from: ['open', 'closed'], to: 'cancelled' },
});
