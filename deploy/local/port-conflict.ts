import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { LocalProblem } from './problem.js';

export interface WantedPort {
  label: string;
  port: number;
}

/** Refuses, naming every taken port and its holder, before anything has been started. */
export async function refuseTakenPorts(wanted: WantedPort[]): Promise<void> {
  const taken: string[] = [];
  for (const { label, port } of wanted) {
    if (!(await isFree(port))) taken.push(conflictMessage(label, port, holderOf(port)));
  }
  if (taken.length > 0) throw new LocalProblem(`${taken.join('\n')}\n${advice}`);
}

const advice = 'Stop that process, or move every port, by 100 for example: DAFTAR_PORT_OFFSET=100 npm start';

export function conflictMessage(label: string, port: number, holder?: Holder): string {
  const by = holder ? ` by "${holder.command}" (process ${holder.pid})` : ' by another process';
  return `Port ${port}, which ${label} needs, is taken${by}.`;
}

/** True when 127.0.0.1:port can be bound now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}

/** A port that nobody uses at this moment, for a further broker or service process. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('The system gave no port.'));
      });
    });
  });
}

export interface Holder {
  pid: number;
  command: string;
}

/** The process that listens on a port, where Linux lets us see it. */
function holderOf(port: number): Holder | undefined {
  try {
    const inodes = new Set(
      ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(readFileSync(table, 'utf8'), port)),
    );
    for (const entry of readdirSync('/proc')) {
      if (/^\d+$/.test(entry) && holdsSocket(entry, inodes)) {
        const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0').slice(0, 2);
        return { pid: Number(entry), command: command.join(' ').trim() };
      }
    }
  } catch {
    // No /proc here (macOS), or not ours to read: the port is named without its holder.
  }
  return undefined;
}

/** Inodes of the sockets that listen on a port, from the text of /proc/net/tcp. */
export function listeningInodes(table: string, port: number): string[] {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((column) => column[1]?.endsWith(`:${hexPort}`) && column[3] === '0A')
    .map((column) => column[9] ?? '');
}

function holdsSocket(pid: string, inodes: Set<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      const target = linkTarget(`/proc/${pid}/fd/${fd}`);
      return target.startsWith('socket:[') && inodes.has(target.slice(8, -1));
    });
  } catch {
    return false;
  }
}

function linkTarget(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
