import { operateMessaging } from '#messaging';

await operateMessaging('notification', process.argv.slice(2));
