import { bootstrap } from '#runtime';
import { notificationService } from './notification.module.js';

await bootstrap(notificationService);
