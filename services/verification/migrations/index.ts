import { Foundation } from './0001-foundation.js';
import { Cases } from './0002-cases.js';

export const migrations = [Foundation, Cases];
