import { chownSync, readFileSync } from 'node:fs';
import { missing } from '../problem.js';
import { onPath } from '../programs.js';

/**
 * PostgreSQL refuses to run as root. As root it is started as another user who keeps one right:
 * to pass folders that are root's own, for the checkout may lie in /root or in a private folder.
 */
export function asUnprivileged(program: string, args: string[]): [string, ...string[]] {
  if (process.getuid?.() !== 0) return [program, ...args];
  const setpriv = onPath('setpriv');
  if (!setpriv) {
    throw missing(
      'PostgreSQL does not run as root, and setpriv, which would start it as another user, is missing.',
      'Start as an ordinary user, or install the package util-linux.',
    );
  }
  const { uid, gid } = unprivilegedUser();
  return [
    setpriv,
    ...['--reuid', String(uid), '--regid', String(gid), '--clear-groups'],
    // Without this bit access(2), by which PostgreSQL looks for itself, would ignore that right.
    ...['--securebits', '+no_setuid_fixup'],
    ...['--inh-caps', '-all,+dac_override', '--ambient-caps', '-all,+dac_override'],
    program,
    ...args,
  ];
}

export function giveToUnprivileged(path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = unprivilegedUser();
  chownSync(path, uid, gid);
}

function unprivilegedUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw missing('There is no user "postgres" or "nobody".', 'Add one: useradd postgres');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
