import { writeFileSync } from 'node:fs';
import { generatedDocuments } from './generated.js';

for (const [path, text] of await generatedDocuments()) {
  writeFileSync(path, text);
  console.log(path);
}
process.exit(0);
