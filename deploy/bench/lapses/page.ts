import { measuredOn } from '../run-bench.js';
import { EVERY_SECONDS, type Meanwhile } from './bystanders.js';
import type { Stage } from './stages.js';

export interface Result {
  readonly count: number;
  /** From the moment in which the deadline had passed to the last mail in the mail server. */
  readonly seconds: number;
  readonly stages: readonly Stage[];
  /** How many people got a mail, and how many mails that were. */
  readonly told: number;
  readonly mails: number;
  readonly others: Meanwhile;
  /** Seconds of the processor until everybody was told, by process. */
  readonly cpu: readonly (readonly [name: string, seconds: number])[];
}

export function isAsExpected({ count, stages, told, mails, others }: Result): boolean {
  const once = stages.every((stage) => stage.count === count && stage.distinct === count);
  return once && told === count && mails === count && others.count > 0 && others.complaints.length === 0;
}

const seconds = (value: number) => value.toFixed(1);
const rate = ({ count, from, to }: Stage) => Math.round(count / Math.max(0.001, to - from));

function cpuOf({ cpu }: Result): string {
  const all = cpu.reduce((sum, [, used]) => sum + used, 0);
  const each = cpu.filter(([, used]) => used >= 0.5).map(([name, used]) => `${name} ${seconds(used)}`);
  return `${seconds(all)} s in all: ${each.join(', ')}`;
}

export function summaryOf(result: Result): string {
  const rows = result.stages.map(
    (stage) =>
      `  ${stage.name.padEnd(34)} ${stage.count} (${stage.distinct} different), ${seconds(stage.from)} to ${seconds(stage.to)} s, ${rate(stage)}/s`,
  );
  const { others } = result;
  return [
    `${result.count} deadlines passed: all told within ${seconds(result.seconds)} s, ${result.mails} mails to ${result.told} people`,
    ...rows,
    `  meanwhile ${others.count} people went from nothing to an active account, median ${seconds(others.median)} s, longest ${seconds(others.longest)} s`,
    `  processor: ${cpuOf(result)}`,
    ...others.complaints.map((complaint) => `  (!) ${complaint}`),
  ].join('\n');
}

/** The page of the results, as it stands in the documentation. */
export function pageOf(result: Result): string {
  const { others } = result;
  const rows = result.stages
    .map(
      (stage) => `| ${stage.name} | ${stage.count} | ${seconds(stage.from)} | ${seconds(stage.to)} | ${rate(stage)} |`,
    )
    .join('\n');
  return `# Deadlines that pass

${result.count} people let the same deadline pass. \`npm run bench:lapses\` measures how long it takes until each is cancelled and
told, and writes this page.

**${seconds(result.seconds)} s** from the deadline to the last mail in the mail server, with registrations going on meanwhile.

| stage | done, each once | first, s | last, s | a second |
|---|---|---|---|---|
${rows}

Seconds count from the first lapse. Meanwhile ${others.count} people, one every ${EVERY_SECONDS} s, went from
nothing to an active account, median ${seconds(others.median)} s, longest ${seconds(others.longest)} s; each got each message once.

Time of the processor until then: ${cpuOf(result)}.

${measuredOn('which PostgreSQL, Kafka, Redis, MinIO, all five services (one process each), the mail server and those who register share')}

## What is measured

- The system begins empty. ${result.count} registrations are written and published by account's own use cases; the other
  services hear of them, and a code goes out to each. They hand in no documents. Then the databases' clocks move by five
  days, verification's last: that is second zero.
- Verification lapses each contact and revokes its code; account hears it, cancels the registration and asks for a
  notice; verification, document-storage and notification hear of the cancellation; notification sends the notice by SMTP
  and says so to account and verification. All of it is at work in the time that is measured.
- Done, each once: counted afterwards, when nobody had anything left to say, from what each service wrote in the very
  transaction (audit and delivery rows), and by the mail server: ${result.mails} mails to ${result.told} people.
- The mail server of this benchmark speaks real SMTP and keeps mails in memory. The mail inbox of the local system parses
  each and writes it to the disk; it takes the mails of those who register meanwhile.
- Reminders count as sent before.
`;
}
