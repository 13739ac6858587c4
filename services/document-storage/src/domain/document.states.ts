import { defineStates } from './states.js';

/** How far a document has come. */
export type DocumentState = 'slot' | 'committed' | 'accepted' | 'rejected' | 'reopened' | 'overdue';

export const documentStates = defineStates<
  DocumentState,
  'commit' | 'accept' | 'reject' | 'reopen' | 'lapse' | 'close'
>({
  initial: 'slot',
  states: ['slot', 'committed', 'accepted', 'rejected', 'reopened', 'overdue'],
  moves: {
    commit: { from: ['slot'], to: 'committed' },
    accept: { from: ['committed'], to: 'accepted' },
    reject: { from: ['committed'], to: 'rejected' },
    // Also later, and once more after the time ran out: an administrator may give more of it.
    reopen: { from: ['rejected', 'reopened', 'overdue'], to: 'reopened' },
    lapse: { from: ['reopened'], to: 'overdue' },
    close: { from: ['reopened'], to: 'rejected' },
  },
});

/** Whether a document counts: the last upload of its kind does, until what was submitted is heard. */
export type Standing = 'current' | 'replaced' | 'submitted';

export const standings = defineStates<Standing, 'replace' | 'submit' | 'supersede'>({
  initial: 'current',
  states: ['current', 'replaced', 'submitted'],
  moves: {
    replace: { from: ['current'], to: 'replaced' },
    // An upload that followed the submission may have replaced what was submitted before that was heard here.
    submit: { from: ['current', 'replaced'], to: 'submitted' },
    // What was submitted gives way to the replacement of a refused document, and to nothing else.
    supersede: { from: ['submitted'], to: 'replaced' },
  },
});
