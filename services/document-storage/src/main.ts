import { bootstrap } from '#runtime';
import { documentStorageService } from './document-storage.module.js';

await bootstrap(documentStorageService);
