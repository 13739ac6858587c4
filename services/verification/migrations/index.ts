import { Foundation } from './0001-foundation.js';
import { Cases } from './0002-cases.js';
import { Deadlines } from './0003-deadlines.js';

export const migrations = [Foundation, Cases, Deadlines];
