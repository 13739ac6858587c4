import { rewrapCommand } from '#database';
import { operateMessaging } from '#messaging';

await operateMessaging('account', process.argv.slice(2), { 'rewrap-keys': rewrapCommand('registration') });
