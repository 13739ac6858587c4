import { StateTable } from './state-table.js';

export type StepState = 'waiting' | 'proven' | 'lapsed' | 'ended';

/**
 * A lapsed step opens again for an extension, or where its contact was corrected before the lapse was heard. A proven
 * one waits again where its contact was corrected before the proof was heard: the correction wins.
 */
export const stepStates = new StateTable('step', ['waiting', 'proven', 'lapsed', 'ended'], {
  prove: { from: ['waiting'], to: 'proven' },
  lapse: { from: ['waiting'], to: 'lapsed' },
  reopen: { from: ['lapsed'], to: 'waiting' },
  unprove: { from: ['proven'], to: 'waiting' },
  end: { from: ['waiting'], to: 'ended' },
});
