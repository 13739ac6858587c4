import { operateMessaging } from '#messaging';

await operateMessaging('account', process.argv.slice(2));
