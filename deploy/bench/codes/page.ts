import { measuredOn } from '../run-bench.js';
import type { Arrivals } from './arrivals.js';

export interface Result {
  readonly issued: number;
  readonly mixed: number;
  readonly seconds: number;
  /** How the deliveries ended, and how many of them still hold something sealed. */
  readonly ended: readonly { state: string; reason: string | null; count: number; sealed: number }[];
  readonly arrivals: Arrivals;
}

const howMany = ({ ended }: Result, state: string, reason: string | null) =>
  ended.find((group) => group.state === state && group.reason === reason)?.count ?? 0;

export function isAsExpected(result: Result): boolean {
  const { issued, mixed, ended, arrivals } = result;
  const { arrived, strange, missing, twice } = arrivals;
  const isRight = arrived === issued && strange === 0 && missing === 0 && twice === 0;
  const isRecorded =
    howMany(result, 'sent', null) === issued && howMany(result, 'failed', 'payload-unreadable') === mixed;
  return isRight && isRecorded && mixed > 0 && ended.length === 2 && ended.every(({ sealed }) => sealed === 0);
}

const rows = (result: Result): readonly (readonly [string, number])[] => [
  ['codes issued', result.issued],
  ['arrived at their recipient', result.arrivals.arrived - result.arrivals.strange - result.arrivals.twice],
  ['arrived at somebody else', result.arrivals.strange],
  ['arrived twice', result.arrivals.twice],
  ['not arrived', result.arrivals.missing],
  ['mixed up on purpose', result.mixed],
  ['of those refused, recorded as `payload-unreadable`', howMany(result, 'failed', 'payload-unreadable')],
];

export function summaryOf(result: Result): string {
  const lines = rows(result).map(([name, value]) => `  ${name.padEnd(52)} ${value}`);
  const ended = result.ended.map(({ state, reason, count }) => `${count} ${state}${reason ? ` ${reason}` : ''}`);
  return [...lines, `  deliveries: ${ended.join(', ')}; ${Math.round(result.seconds)} s`].join('\n');
}

/** The page of the results, as it stands in the documentation. */
export function pageOf(result: Result): string {
  const table = rows(result).map(([name, value]) => `| ${name} | ${value} |`);
  return `# A code reaches its recipient, and nobody else

\`npm run bench:codes\` counts it and writes this page.

| | |
|---|---|
${table.join('\n')}

${measuredOn('against PostgreSQL, Kafka, Redis, a mail server and an SMS gateway on the same machine')} It took ${Math.round(result.seconds)} s beside
whatever else the machine did; this page is about counts, not about speed.

## What is counted

- Codes to mailboxes and phones by turns, drawn and sealed by verification's own vault, put into its outbox, sent to Kafka
  by its relay, heard by notification, kept as deliveries in PostgreSQL, handed out by BullMQ, and sent over SMTP and
  Kannel's interface, many at once. Each mailbox and each phone gets about five, as families share them, so that a
  mix-up would find a recipient that is well known.
- A mail server and an SMS gateway that speak the real protocols say which digits reached whom; each pair is compared with
  what was sealed.
- **Mixed up on purpose**: the code of one message in the delivery of another one, and a message that is right in all but
  its recipient, which is sealed with the right key for that very message. Both can only come from a fault of ours. The
  code is sealed for the address that is about to be dialled, so it does not open; nothing is sent.
- No delivery that has ended holds anything sealed any more.
`;
}
