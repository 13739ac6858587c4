import { defineStates } from './states.js';

/** How far a document has come. */
export type DocumentState = 'slot' | 'committed' | 'accepted' | 'rejected';

export const documentStates = defineStates<DocumentState, 'commit' | 'accept' | 'reject'>({
  initial: 'slot',
  states: ['slot', 'committed', 'accepted', 'rejected'],
  moves: {
    commit: { from: ['slot'], to: 'committed' },
    accept: { from: ['committed'], to: 'accepted' },
    reject: { from: ['committed'], to: 'rejected' },
  },
});

/** Whether a document counts: the last upload of its kind does, until what was submitted is heard. */
export type Standing = 'current' | 'replaced' | 'submitted';

export const standings = defineStates<Standing, 'replace' | 'submit'>({
  initial: 'current',
  states: ['current', 'replaced', 'submitted'],
  moves: {
    replace: { from: ['current'], to: 'replaced' },
    // An upload that followed the submission may have replaced what was submitted before that was heard here.
    submit: { from: ['current', 'replaced'], to: 'submitted' },
  },
});
