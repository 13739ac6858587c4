import { existsSync, rmSync } from 'node:fs';
import { recordedProcesses } from './managed-process.js';
import { LocalProblem } from './problem.js';
import { profileOf } from './profile.js';
import { refuseWhileSystemRuns } from './supervisor.js';

/** Clears everything that `npm start` keeps: databases, topics, objects, mails, keys and logs. */
export async function resetCommand(): Promise<void> {
  const profile = profileOf('dev');
  refuseWhileSystemRuns(profile);
  const running = recordedProcesses(profile).filter((process) => process.isRunning());
  if (running.length > 0) {
    throw new LocalProblem(
      `${running.map(({ name }) => name).join(', ')} of profile dev is running. Stop it first: npm run infra -- down --profile dev`,
    );
  }
  const existed = existsSync(profile.folder);
  rmSync(profile.folder, { recursive: true, force: true });
  console.log(existed ? `Cleared ${profile.folder}` : 'There was nothing to clear.');
}
