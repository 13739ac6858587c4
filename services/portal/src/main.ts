import { bootstrap } from '#runtime';
import { portalService } from './portal.module.js';

await bootstrap(portalService);
