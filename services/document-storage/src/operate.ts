import { operateMessaging } from '#messaging';

await operateMessaging('document-storage', process.argv.slice(2));
