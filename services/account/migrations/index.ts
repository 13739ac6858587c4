import { Foundation0000000000001 } from './0001-foundation.js';
import { Account0000000000002 } from './0002-account.js';
import { Deadlines0000000000003 } from './0003-deadlines.js';
import { Access0000000000004 } from './0004-access.js';
import { Record0000000000005 } from './0005-record.js';
import { Proof0000000000006 } from './0006-proof.js';

/** In the order in which they run. */
export const migrations = [
  Foundation0000000000001,
  Account0000000000002,
  Deadlines0000000000003,
  Access0000000000004,
  Record0000000000005,
  Proof0000000000006,
];
