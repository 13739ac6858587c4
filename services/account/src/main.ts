import { bootstrap } from '#runtime';
import { accountService } from './account.module.js';

await bootstrap(accountService);
