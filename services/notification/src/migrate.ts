import { runMigrations } from '#database';
import { migrations } from '../migrations/index.js';

await runMigrations({ applicationName: 'notification-migrate', migrations });
