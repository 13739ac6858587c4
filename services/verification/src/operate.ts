import { rewrapCommand } from '#database';
import { operateMessaging } from '#messaging';

await operateMessaging('verification', process.argv.slice(2), { 'rewrap-keys': rewrapCommand('cases') });
