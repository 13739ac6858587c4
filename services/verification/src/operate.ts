import { operateMessaging } from '#messaging';

await operateMessaging('verification', process.argv.slice(2));
