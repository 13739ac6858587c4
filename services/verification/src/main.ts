import { bootstrap } from '#runtime';
import { verificationService } from './verification.module.js';

await bootstrap(verificationService);
