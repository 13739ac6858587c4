import type { Channel } from '../code-issuer.js';
import { measuredOn } from '../run-bench.js';

/** What a behaviour of provider A did to the codes of a channel; times in seconds. */
export interface Line {
  readonly name: string;
  readonly channel: Channel;
  readonly issued: number;
  readonly arrived: number;
  readonly byA: number;
  readonly byB: number;
  /** Messages more than codes. */
  readonly copies: number;
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  /** From the moment in which A was well again to the first code that it got. */
  readonly back: number;
}

export type Result = readonly Line[];

const MOST_SECONDS = 60;

/** Every code arrived within a minute, and A was used again. */
export function isAsExpected(lines: Result): boolean {
  return lines.every(
    ({ issued, arrived, longest, back }) => arrived === issued && longest <= MOST_SECONDS && back <= MOST_SECONDS,
  );
}

const seconds = (value: number) => value.toFixed(2);

export function summaryOf(lines: Result): string {
  return lines
    .map(
      (line) =>
        `  ${line.name}, ${line.channel}: ${line.arrived} of ${line.issued} arrived (${line.byA} by A, ${line.byB} by B, ${line.copies} copies), p50 ${seconds(line.p50)}, p95 ${seconds(line.p95)}, longest ${seconds(line.longest)} s; A back after ${seconds(line.back)} s`,
    )
    .join('\n');
}

function row(line: Line): string {
  const { name, channel, issued, arrived, byA, byB, copies, p50, p95, longest, back } = line;
  const cells = [name, channel, `${arrived} of ${issued}`, byA, byB, copies, ...[p50, p95, longest, back].map(seconds)];
  return `| ${cells.join(' | ')} |`;
}

/** The page of the results, as it stands in the documentation. */
export function pageOf(lines: Result): string {
  return `# When a provider fails

Provider A of each channel misbehaves, provider B is well. \`npm run bench:failover\` measures how long codes take
nevertheless, at the default configuration, and writes this page.

| provider A … | channel | arrived | by A | by B | copies | p50 s | p95 s | longest s | A back after s |
|---|---|---|---|---|---|---|---|---|---|
${lines.map(row).join('\n')}

${measuredOn('against PostgreSQL, Kafka, Redis, mail servers and SMS gateways on the same machine')}

## What is measured

- Five codes a second and channel, for fifteen seconds: verification's outbox, its relay, Kafka, notification, provider, and the
  moment in which the phone or the mailbox has it, from the moment in which the code was published.
- A is Kannel's interface and the first mail server, B is the SMS provider that is described by data and the second
  mail server. Every code has a recipient of its own, so it is known which way it went.
- **Copies**: messages more than codes. Where A took a message without saying so, nobody can know, and B sends it once
  more: better twice than never. A provider that answers twice by itself makes its own.
- **A back**: from the moment in which A was well again, with codes going on, to the first code that it got.

After three failures, or answers that take longer than three seconds, one after another, a process leaves a provider alone
for fifteen seconds, and lets one message try it then. A message that finds out waits as long as a provider may take (ten
seconds at most), and goes to the other provider at once. [configuration.md](../configuration.md) has these numbers under
\`PROVIDER_…\`.
`;
}
