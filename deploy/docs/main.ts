import { writeFileSync } from 'node:fs';
import { configureLogging } from '#runtime';
import { generatedDocuments } from './generated.js';

// Nest warns of everything that it does not start, and nothing is started here.
configureLogging({ service: 'docs', role: 'all', level: 'error' });
for (const [path, text] of await generatedDocuments()) {
  writeFileSync(path, text);
  console.log(path);
}
process.exit(0);
