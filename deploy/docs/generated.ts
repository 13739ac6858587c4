import { configurationPage } from './config-table.js';
import { openApiDocument } from './openapi.js';

/** Every generated document by its path in the repository. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['docs/openapi.json', `${JSON.stringify(await openApiDocument(), null, 2)}\n`],
    ['docs/configuration.md', configurationPage()],
  ]);
}
