import type { Channel } from './answers.js';
import type { Applicant } from './applicant.js';
import type { Walk } from './journey.js';

/** What is wrong with the messages of one applicant; nothing when each came exactly once. */
export interface MessageCount {
  readonly received: Readonly<Record<Channel, number>>;
  readonly complaints: readonly string[];
}

const ms = (value: number) => (value < 10_000 ? `${Math.round(value)} ms` : `${(value / 1_000).toFixed(1)} s`);

/** The value below which so many per cent of the values lie (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Measures steps by their names, in the order in which they first ended. */
export class Stopwatch {
  private readonly durations = new Map<string, number[]>();

  /** @param tell hears about each step as it ends */
  constructor(private readonly tell: (line: string) => void = () => undefined) {}

  readonly walk: Walk = async (name, step) => {
    const begun = performance.now();
    try {
      return await step();
    } finally {
      const took = performance.now() - begun;
      this.durations.set(name, [...(this.durations.get(name) ?? []), took]);
      this.tell(`  ${name.padEnd(36)} ${ms(took).padStart(9)}`);
    }
  };

  /** One line a step: median, 95th percentile and longest. */
  table(): string {
    const row = (cells: readonly string[]) =>
      `  ${cells.map((cell, i) => (i === 0 ? cell.padEnd(36) : cell.padStart(9))).join(' ')}`;
    const rows = [...this.durations].map(([name, values]) =>
      row([name, ms(percentile(values, 50)), ms(percentile(values, 95)), ms(Math.max(...values))]),
    );
    return [row(['step', 'p50', 'p95', 'max']), ...rows].join('\n');
  }
}

/** Counts what reached an applicant who is welcomed: one message for each proof and the welcome, none twice. */
export async function countMessages(applicant: Applicant): Promise<MessageCount> {
  const received = { email: 0, sms: 0 };
  const complaints: string[] = [];
  for (const channel of ['email', 'sms'] as const) {
    const expected = applicant.messagesBy(channel);
    received[channel] = (await applicant.surroundings.inboxes.messagesTo(applicant.recipient(channel))).length;
    if (received[channel] !== expected) {
      complaints.push(
        `${applicant.registrationNumber} got ${received[channel]} ${channel} messages instead of ${expected}.`,
      );
    }
  }
  return { received, complaints };
}
