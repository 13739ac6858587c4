import { readFileSync } from 'node:fs';
import { treeOf } from './identity.js';

const EVERY_MS = 50;
const KB_IN_MB = 1024;

/** In MB, as the kernel counts what is resident; what two processes share counts twice. */
export interface MemoryPeak {
  /** The most that a process and its children were seen to hold together. */
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
      const { resident, mark } = memoryOf(member);
      each.set(member, Math.max(mark, each.get(member) ?? 0));
      return resident;
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

/** In KB; nothing of one that has ended. */
function memoryOf(pid: number): { resident: number; mark: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
    return { resident: read('VmRSS'), mark: read('VmHWM') };
  } catch {
    return { resident: 0, mark: 0 };
  }
}
