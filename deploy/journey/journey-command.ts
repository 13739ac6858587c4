import { setTimeout as pause } from 'node:timers/promises';
import { Applicant, type Preferences } from './applicant.js';
import { walkThrough } from './journey.js';
import { type Options, readOptions, USAGE } from './options.js';
import { inventPerson } from './person.js';
import { countMessages, Stopwatch } from './report.js';

/** A second copy of a message would come a little later, from a retry. */
const SETTLE_MS = 3_000;

/** By turns: e-mail first and SMS first, the code and the link. */
function preferencesOf(index: number): Preferences {
  return { first: index % 2 === 0 ? 'email' : 'sms', confirmBy: index % 4 < 2 ? 'code' : 'link' };
}

async function journey({ count, surroundings }: Options): Promise<boolean> {
  const people = Array.from({ length: count }, (_, i) => new Applicant(inventPerson(), preferencesOf(i), surroundings));
  const stopwatch = new Stopwatch(count === 1 ? console.log : undefined);
  console.log(`${count} applicant${count === 1 ? '' : 's'} through ${surroundings.base}`);
  const begun = performance.now();
  const walks = await Promise.allSettled(people.map((applicant) => walkThrough(applicant, stopwatch.walk)));
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  await pause(SETTLE_MS);
  const counts = await Promise.all(people.map(countMessages));

  const active = walks.filter((walk) => walk.status === 'fulfilled').length;
  const total = (channel: 'email' | 'sms') => counts.reduce((sum, { received }) => sum + received[channel], 0);
  const stumbled = walks.flatMap((walk) =>
    walk.status === 'rejected' ? [String((walk.reason as Error).message)] : [],
  );
  const complaints = [...stumbled, ...counts.flatMap((messages) => messages.complaints)];
  if (count > 1) console.log(stopwatch.table());
  console.log(
    `\n${active} of ${count} accounts active after ${seconds} s; ${total('email')} mail${total('email') === 1 ? '' : 's'}, ${total('sms')} SMS.`,
  );
  for (const [complaint, times] of tally(complaints))
    console.error(`  ✘ ${complaint}${times > 1 ? ` (${times} times)` : ''}`);
  if (complaints.length === 0) console.log('Each message came exactly once.');
  return complaints.length === 0;
}

function tally(lines: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  return times;
}

/** `npm run journey`: exit code 0 when every applicant is active and got each message once. */
export async function journeyCommand(args: readonly string[]): Promise<void> {
  let well = false;
  try {
    if (args.includes('--help')) console.log(USAGE);
    well = args.includes('--help') || (await journey(readOptions(args, 1)));
  } catch (error) {
    console.error(`\n${(error as Error).message}`);
  }
  process.exitCode = well ? 0 : 1;
}
