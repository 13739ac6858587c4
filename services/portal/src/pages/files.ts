import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Compiled code lies deeper than its source; what is served is found from the repository's root.
function repositoryRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : repositoryRoot(dirname(folder));
}

const root = repositoryRoot(dirname(fileURLToPath(import.meta.url)));
const fromHere = createRequire(import.meta.url);

/** The build of the applicant's site. */
export const SITE = join(root, 'dist/services/portal/applicant');
/** The page that shows the API document. */
export const API_DOCS = join(root, 'services/portal/api-docs');
/** Where the generated API document lies. */
export const DOCUMENTS = join(root, 'docs');
/** The static files of Swagger UI. */
export const SWAGGER_UI = dirname(fromHere.resolve('swagger-ui-dist/package.json'));
