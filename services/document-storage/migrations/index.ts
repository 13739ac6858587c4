import { Foundation0000000000001 } from './0001-foundation.js';
import { Documents0000000000002 } from './0002-documents.js';

/** In the order in which they run. */
export const migrations = [Foundation0000000000001, Documents0000000000002];
