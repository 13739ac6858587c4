import { Foundation } from './0001-foundation.js';
import { Cases } from './0002-cases.js';
import { Deadlines } from './0003-deadlines.js';
import { Grants } from './0004-grants.js';
import { Erasure } from './0005-erasure.js';

export const migrations = [Foundation, Cases, Deadlines, Grants, Erasure];
