import { readFileSync } from 'node:fs';
import { treeOf } from './identity.js';

const EVERY_MS = 50;
const KB_IN_MB = 1024;

/** In MB. */
export interface MemoryPeak {
  /** The most that a process and its children were seen to hold together; what they share counts once. */
  readonly together: number;
  /** The most that each of them held at any time, by the kernel's own mark, in the order in which they came. */
  readonly each: readonly number[];
}

/** Watches what a process and its children hold, until it is stopped. Reads /proc, which only Linux has. */
export function watchMemory(pid: number): { stop(): MemoryPeak } {
  let together = 0;
  const each = new Map<number, number>();
  const look = () => {
    const held = treeOf(pid).map((member) => {
      const { proportional, mark } = memoryOf(member);
      each.set(member, Math.max(mark, each.get(member) ?? 0));
      return proportional;
    });
    together = Math.max(
      together,
      held.reduce((sum, kb) => sum + kb, 0),
    );
  };
  const timer = setInterval(look, EVERY_MS).unref();
  const mb = (kb: number) => Math.ceil(kb / KB_IN_MB);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return { together: mb(together), each: [...each.values()].map(mb) };
    },
  };
}

/** In KB; nothing of one that has ended. `proportional` is the kernel's Pss: a shared page counts by halves. */
function memoryOf(pid: number): { proportional: number; mark: number } {
  return { proportional: kbIn(`/proc/${pid}/smaps_rollup`, 'Pss'), mark: kbIn(`/proc/${pid}/status`, 'VmHWM') };
}

function kbIn(file: string, name: string): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
