import { setTimeout as pause } from 'node:timers/promises';
import { Applicant } from './applicant.js';
import { codeIn } from './inbox.js';
import { prepare } from './journey.js';
import { MailPush } from './mail-push.js';
import { type Options, readOptions } from './options.js';
import { inventPerson } from './person.js';
import { percentile, Stopwatch } from './report.js';
import { submit, waitForMessage } from './steps.js';

const AT_ONCE = 4;
/** Between two submissions, so that each finds the machine idle. */
const REST_MS = 250;
const LATEST_MS = 30_000;

async function prepared({ count, surroundings }: Options): Promise<Applicant[]> {
  const { walk } = new Stopwatch();
  const preferences = { first: 'email', confirmBy: 'code' } as const;
  const people = Array.from({ length: count }, () => new Applicant(inventPerson(), preferences, surroundings));
  for (let from = 0; from < count; from += AT_ONCE) {
    await Promise.all(people.slice(from, from + AT_ONCE).map((applicant) => prepare(applicant, walk)));
  }
  return people;
}

/** From the answer to Daftar until the mail with the code shows in the inbox, in milliseconds. */
async function measure(applicant: Applicant, push: MailPush): Promise<number> {
  const arrival = push.arrivalOf(applicant.person.email);
  await submit(applicant);
  const answered = performance.now();
  const late = pause(LATEST_MS, undefined, { ref: false }).then(() => {
    throw new Error(`No mail arrived within ${LATEST_MS / 1_000} s.`);
  });
  const took = Math.max(0, (await Promise.race([arrival, late])) - answered);
  codeIn(await waitForMessage(applicant, 1));
  return took;
}

async function bench(options: Options): Promise<void> {
  console.log(`Preparing ${options.count} complete drafts at ${options.surroundings.base} …`);
  const people = await prepared(options);
  if (people.some((applicant) => applicant.first !== 'email'))
    throw new Error('In this period SMS comes first: no mail to measure.');
  const push = await MailPush.connect(options.mailUrl);
  const took: number[] = [];
  for (const applicant of people) {
    await pause(REST_MS);
    took.push(await measure(applicant, push));
  }
  push.close();
  const [median, p95] = [percentile(took, 50), percentile(took, 95)].map(Math.round);
  console.log(`From the answer to Daftar to the code in the mail inbox, ${took.length} times, one after the other:`);
  console.log(`  median ${median} ms, p95 ${p95} ms, longest ${Math.round(Math.max(...took))} ms`);
}

try {
  await bench(readOptions(process.argv.slice(2), 100));
  process.exit(0);
} catch (error) {
  console.error(`\n${(error as Error).message}`);
  process.exit(1);
}
