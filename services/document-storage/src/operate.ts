import { rewrapCommand } from '#database';
import { operateMessaging } from '#messaging';

await operateMessaging('document-storage', process.argv.slice(2), { 'rewrap-keys': rewrapCommand('dossier') });
