import { join } from 'node:path';
import { readPlace } from '../journey/options.js';
import { inventPerson } from '../journey/person.js';
import { profileOf, repositoryRoot } from '../local/index.js';
import { Album } from './album.js';
import { openBrowser } from './browser.js';
import { lookAlongTheWay, lookAround, lookAtMishaps } from './tour/tour.js';
import { PHONE, Visitor } from './visitor.js';

/** Takes the whole tour in both languages, against a started system. */
async function takePictures(): Promise<void> {
  const place = readPlace([]);
  const album = new Album(join(repositoryRoot, 'docs/screenshots'));
  await album.begin();
  const browser = await openBrowser();
  try {
    for (const language of ['id', 'en'] as const) {
      const arrive = () => Visitor.arrive(browser, place, inventPerson(), { ...PHONE, language });
      console.log(`Looking around, in ${language}`);
      await lookAround(await arrive(), profileOf('dev'), album.look);
      await lookAlongTheWay(await arrive(), browser, album.look);
      await lookAtMishaps(await arrive(), browser, album.look);
    }
    await album.end();
    console.log('The pictures are in docs/screenshots; its index.md shows them.');
  } finally {
    await browser.close();
  }
}

try {
  await takePictures();
} catch (error) {
  console.error(`\n${(error as Error).message}`);
  process.exitCode = 1;
}
