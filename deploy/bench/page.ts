import { availableParallelism } from 'node:os';
import type { Difference } from './interval.js';

const BOUND_MS = 2;
export const CONFIDENCE = 0.999;

export interface Result extends Difference {
  readonly name: string;
  readonly count: number;
  /** Whether the times are to be equal; of a control they are not. */
  readonly isControl: boolean;
}

const isWithin = ({ interval }: Result) => interval[0] > -BOUND_MS && interval[1] < BOUND_MS;
/** Whether it came out as it has to. */
export const isAsExpected = (result: Result) => isWithin(result) !== result.isControl;

const ms = (value: number) => value.toFixed(2);

function row(result: Result): string {
  const [existing, unknown] = result.medians;
  const [low, high] = result.interval;
  const cells = [
    result.name,
    String(result.count),
    ms(existing),
    ms(unknown),
    ms(result.difference),
    `${ms(low)} to ${ms(high)}`,
    isWithin(result) ? 'within' : 'not within',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The page of the results, as it stands in the documentation. */
export function pageOf(results: readonly Result[], at: Date): string {
  const rows = results.map(row).join('\n');
  return `# Equal times

What a stranger could learn by a stopwatch: whether a NIK is registered. \`npm run bench:equal-time\` measures it and
writes this page.

| request | each | existing, median ms | unknown, median ms | difference | 99.9 % interval | ±${BOUND_MS} ms |
|---|---|---|---|---|---|---|
${rows}

Measured on ${at.toISOString().slice(0, 10)} with Node ${process.version} on ${availableParallelism()} cores, against PostgreSQL on the same machine.

## What is measured

- **login**: a wrong password for a NIK that is held, and a NIK that nobody has. One argon2 is computed for each: for a
  name that nobody has it is compared with the hash of nobody's password.
- **reset**: a NIK that is held and has a proven e-mail address, and a NIK that nobody has. Both look up, write and
  publish the same number of rows; those about nobody name a registration that does not exist.
- **over HTTP**: against a process of account that was started for it. **Use case**: the same without HTTP, beside its
  control.
- **without …**: the control. The use case with a test double in place of the part that makes the times equal: no hash
  for names that nobody has; a look whether somebody has the NIK, and an answer at once where nobody has, with nothing
  written. It shows that this benchmark would see a difference.

Requests go one after the other, an existing name and an unknown one by turns in a drawn order, each with a name that was
not used before, so that no throttle answers in place of a comparison. The first 50 pairs are not counted.

What is left of a difference in a reset, some tenths of a millisecond in which addresses are decrypted and sealed, would
take a stranger hundreds of samples of one name, each of which costs a proof of work.

## How the interval is made

Each median is enclosed by two order statistics: how many of n independent values lie below the median is binomial,
whatever their distribution (H. A. David, H. N. Nagaraja, *Order Statistics*, 3rd ed., 7.1; W. J. Conover, *Practical
Nonparametric Statistics*, 3rd ed., 3.2). The two share the risk of 0.1 % (Bonferroni), and the difference lies between
the difference of the one's lower and the other's upper end and the reverse. A bootstrap of the difference would give a
narrower interval, but it rests on drawing from the sample again and on nothing drifting meanwhile; this one needs no
such word, comes out the same each time from the same values, and errs towards "not equal".
`;
}
