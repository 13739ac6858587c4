import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';

export interface Report<R> {
  pageOf(result: R): string;
  summaryOf(result: R): string;
  /** Whether it came out as it has to. */
  isAsExpected(result: R): boolean;
}

/** Runs a benchmark and writes its page; the exit code says whether it came out as it has to. */
export async function runBench<R>(page: string, bench: () => Promise<R>, report: Report<R>): Promise<never> {
  try {
    const result = await bench();
    console.log(report.summaryOf(result));
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, report.pageOf(result));
    console.log(`Written to ${page}.`);
    process.exit(report.isAsExpected(result) ? 0 : 1);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

/** When and on what it was measured. */
export function measuredOn(against: string): string {
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day} with Node ${process.version} on ${availableParallelism()} cores, ${against}.`;
}
