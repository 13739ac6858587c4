import { Foundation } from './0001-foundation.js';
import { Deliveries } from './0002-deliveries.js';

export const migrations = [Foundation, Deliveries];
