import { Foundation } from './0001-foundation.js';
import { Deliveries } from './0002-deliveries.js';
import { Notices } from './0003-notices.js';
import { Sending } from './0004-sending.js';
import { Erasure } from './0005-erasure.js';
import { Access } from './0006-access.js';
import { CodesFirst } from './0007-codes-first.js';
import { UnsentOfContact } from './0008-unsent-of-contact.js';

export const migrations = [Foundation, Deliveries, Notices, Sending, Erasure, Access, CodesFirst, UnsentOfContact];
