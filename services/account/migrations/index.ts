import { Foundation0000000000001 } from './0001-foundation.js';
import { Account0000000000002 } from './0002-account.js';
import { Deadlines0000000000003 } from './0003-deadlines.js';

/** In the order in which they run. */
export const migrations = [Foundation0000000000001, Account0000000000002, Deadlines0000000000003];
