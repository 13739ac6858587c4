import { Foundation0000000000001 } from './0001-foundation.js';
import { Documents0000000000002 } from './0002-documents.js';
import { Deadlines0000000000003 } from './0003-deadlines.js';
import { Papers0000000000004 } from './0004-papers.js';

/** In the order in which they run. */
export const migrations = [
  Foundation0000000000001,
  Documents0000000000002,
  Deadlines0000000000003,
  Papers0000000000004,
];
