import { Foundation } from './0001-foundation.js';
import { Deliveries } from './0002-deliveries.js';
import { Notices } from './0003-notices.js';
import { Sending } from './0004-sending.js';

export const migrations = [Foundation, Deliveries, Notices, Sending];
