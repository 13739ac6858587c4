import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startedAt } from './identity.js';
import { LocalProblem } from './problem.js';
import type { Profile } from './profile.js';

/** Notes that this process runs the whole system of a profile; refuses a second one. */
export function claimSystem(profile: Profile): void {
  refuseWhileSystemRuns(profile);
  mkdirSync(profile.folder, { recursive: true });
  const claim = { pid: process.pid, startTime: startedAt(process.pid) };
  writeFileSync(claimFile(profile), JSON.stringify(claim));
}

export function releaseSystem(profile: Profile): void {
  rmSync(claimFile(profile), { force: true });
}

/** A claim whose process is gone (killed, or the machine went down) does not count. */
export function refuseWhileSystemRuns(profile: Profile): void {
  const pid = runningSupervisor(profile);
  if (pid) {
    throw new LocalProblem(
      `The system of profile ${profile.name} is running (process ${pid}). Stop it first: Ctrl-C there, or kill ${pid}`,
    );
  }
}

function runningSupervisor(profile: Profile): number | undefined {
  try {
    const claim = JSON.parse(readFileSync(claimFile(profile), 'utf8'));
    return startedAt(claim.pid) === claim.startTime ? claim.pid : undefined;
  } catch {
    return undefined;
  }
}

function claimFile(profile: Profile): string {
  return join(profile.folder, 'supervisor.json');
}
