import { readFileSync } from 'node:fs';
import { type Profile, recordedProcesses, treeOf } from '../local/index.js';

const TICKS_PER_SECOND = 100;

/** User and system time of a process and of its children that have ended, in seconds (proc(5), fields 14 to 17). */
function secondsOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}

/** What each process of a profile has used of the processor so far. */
export function cpuTimes(profile: Profile): Map<string, number> {
  const times = recordedProcesses(profile).map(({ name, pid }) => {
    const sum = pid ? treeOf(pid).reduce((total, member) => total + secondsOf(member), 0) : 0;
    return [name, sum] as const;
  });
  const { user, system } = process.cpuUsage();
  return new Map([...times, ['this benchmark', (user + system) / 1e6]]);
}

/** What was used since then. */
export function cpuSince(before: ReadonlyMap<string, number>, profile: Profile): [name: string, seconds: number][] {
  const used = [...cpuTimes(profile)].map(([name, at]) => [name, at - (before.get(name) ?? 0)] as [string, number]);
  return used.sort(([, a], [, b]) => b - a);
}
