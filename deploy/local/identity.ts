import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * When a process was started, as a text that differs between two processes that had the same
 * pid; undefined when it is gone (a zombie is gone: it holds no port and no file).
 */
export function startedAt(pid: number): string | undefined {
  return process.platform === 'linux' ? fromProc(pid)?.startTime : fromPs(pid);
}

/** A process and all its descendants, the process first. */
export function treeOf(pid: number): number[] {
  if (process.platform !== 'linux') return [pid];
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    const found = /^\d+$/.test(entry) ? fromProc(Number(entry)) : undefined;
    if (found) children.set(found.parent, [...(children.get(found.parent) ?? []), Number(entry)]);
  }
  const tree = [pid];
  for (const member of tree) tree.push(...(children.get(member) ?? []));
  return tree;
}

function fromProc(pid: number): { parent: number; startTime: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the command in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, parent, startTime] = [fields[0], fields[1], fields[19]];
    if (state === 'Z' || state === 'X' || !startTime) return undefined;
    return { parent: Number(parent), startTime };
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}
