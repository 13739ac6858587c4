import { readPlace } from '../journey/options.js';
import { inventPerson } from '../journey/person.js';
import { Stopwatch } from '../journey/report.js';
import { openBrowser } from './browser.js';
import { walkThrough } from './journey.js';
import { phonePhoto } from './photo.js';
import { PHONE, Visitor } from './visitor.js';

/** One registration in a browser the size of a phone. @returns what a page did that it must not do */
async function journey(): Promise<readonly string[]> {
  const place = readPlace(process.argv.slice(2));
  const { walk } = new Stopwatch(console.log);
  const person = inventPerson();
  const photo = await walk('take a photo of the KTP', () => phonePhoto(person));
  console.log(`  a photo of ${(photo.bytes.length / 1e6).toFixed(1)} MB; the site is at ${place.base}`);
  const browser = await openBrowser();
  try {
    const visitor = await Visitor.arrive(browser, place, person, { ...PHONE, language: 'id' });
    await walkThrough(visitor, 'email', photo, walk);
    return visitor.watch.complaints();
  } finally {
    await browser.close();
  }
}

try {
  const complaints = await journey();
  for (const complaint of complaints) console.error(`  ✘ ${complaint}`);
  if (complaints.length === 0) console.log('\nThe account is active. No page asked elsewhere, none wrote an error.');
  process.exitCode = complaints.length === 0 ? 0 : 1;
} catch (error) {
  console.error(`\n${(error as Error).message}`);
  process.exitCode = 1;
}
