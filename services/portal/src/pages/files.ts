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
const fromSwagger = createRequire(fromHere.resolve('@nestjs/swagger'));

/** Our own pages: HTML at the top, what they load under `assets`. */
export const PAGES = join(root, 'services/portal/pages');
/** Where the generated API document lies. */
export const DOCUMENTS = join(root, 'docs');
/** The static files of Swagger UI, which come with @nestjs/swagger. */
export const SWAGGER_UI = dirname(fromSwagger.resolve('swagger-ui-dist/package.json'));
