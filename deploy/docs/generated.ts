import { configureLogging } from '#runtime';
import { asyncApiDocument } from './asyncapi.js';
import { configurationPage } from './config-table.js';
import { eventsPage } from './events-page.js';
import { openApiDocument } from './openapi.js';

/** Every generated document by its path in the repository. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  // Nest warns of everything that it does not start, and nothing is started here.
  configureLogging({ service: 'docs', role: 'all', level: 'error' });
  return new Map([
    ['docs/openapi.json', `${JSON.stringify(await openApiDocument(), null, 2)}\n`],
    ['docs/asyncapi.json', `${JSON.stringify(asyncApiDocument(), null, 2)}\n`],
    ['docs/configuration.md', configurationPage()],
    ['docs/events.md', eventsPage()],
  ]);
}
