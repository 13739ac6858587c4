import { runMigrations } from '#database';
import { migrations } from '../migrations/index.js';

await runMigrations({ applicationName: 'document-storage-migrate', migrations });
