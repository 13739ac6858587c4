import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Compiled code lies deeper than its source; the pages and the API document lie beside the sources.
function repositoryRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : repositoryRoot(dirname(folder));
}

const root = repositoryRoot(dirname(fileURLToPath(import.meta.url)));
const fromHere = createRequire(import.meta.url);

/** Our own pages: HTML at the top, what they load under `assets`. */
export const PAGES = join(root, 'services/portal/pages');
/** Where the generated API document lies. */
export const DOCUMENTS = join(root, 'docs');
/** The static files of Swagger UI. */
export const SWAGGER_UI = dirname(fromHere.resolve('swagger-ui-dist/package.json'));
