import { cpus } from 'node:os';

/** What Lighthouse found on a page: scores of 100, times in milliseconds, bytes as they travelled. */
export interface Measured {
  readonly page: string;
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly interactiveMs: number;
  readonly blockedMs: number;
  readonly shift: number;
  readonly bytes: number;
  /** Audits that were not passed, also those that no category counts. */
  readonly failed: readonly string[];
  readonly version: string;
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

function rowOf(one: Measured): string {
  const cells = [
    `\`${one.page}\``,
    one.performance,
    one.accessibility,
    one.bestPractices,
    seconds(one.firstPaintMs),
    seconds(one.largestPaintMs),
    seconds(one.interactiveMs),
    `${Math.round(one.blockedMs)} ms`,
    one.shift.toFixed(3),
    `${Math.round(one.bytes / 1_000)} KB`,
    one.failed.join(', ') || 'none',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The page of the documentation that shows it. */
export function lighthousePage(results: readonly Measured[], runs: number): string {
  const day = new Date().toISOString().slice(0, 10);
  return `# Lighthouse

How the site does on a cheap phone and a slow line. \`npm run bench:lighthouse\` measures it against a started system and
writes this page.

| page | performance | accessibility | best practices | first paint | largest paint | usable | blocked | shift | loaded | not passed |
|---|---|---|---|---|---|---|---|---|---|---|
${results.map(rowOf).join('\n')}

Measured on ${day} with Lighthouse ${results[0]?.version}, Chromium and Node ${process.version} on ${cpus().length} cores; of ${runs} runs the one in
the middle by its performance.

## What is measured

- **The device**: a phone as Lighthouse simulates it by default: slow 4G with 1.6 Mbit/s and 150 ms, and a processor four
  times slower than the one of this machine.
- **The pages**: the start page, the first screen of the form, and the page for the code, as somebody sees it who pressed
  Daftar and is logged in.
- **Nothing is cached** before a run, and pages come from the portal as in production: compressed by brotli, with its
  policy.
- **The aim**: performance of 95 or more, accessibility and best practices of 100; the command fails below.
- **Not passed** lists every audit that did not pass, also those without weight in a score.
`;
}
