import { isUp, neededParts, openInfra, partsOf, stopProfile } from './infra.js';
import { LocalProblem } from './problem.js';
import { isProfileName, type Profile, profileOf } from './profile.js';
import { printed } from './progress.js';
import { refuseWhileSystemRuns } from './supervisor.js';

const usage = `npm run infra -- up|down|status [--profile test|dev]
npm run infra -- part stop|start|freeze|continue <postgres|redis|kafka|minio|mail|sms|clamd> [--profile test|dev]`;

/** Keeps only the infrastructure up, detached, between runs while developing. */
export async function infraCommand(args: string[]): Promise<void> {
  const { words, profile } = readArguments(args);
  const [command, action, name] = words;
  if (command === 'up') return up(profile);
  if (command === 'down') return down(profile);
  if (command === 'status') return status(profile);
  if (command === 'part' && action && name) return part(profile, action, name);
  throw new LocalProblem(usage);
}

function readArguments(args: string[]): { words: string[]; profile: Profile } {
  const at = args.indexOf('--profile');
  const name = at < 0 ? 'test' : (args[at + 1] ?? '');
  if (!isProfileName(name)) throw new LocalProblem(usage);
  return { words: at < 0 ? args : args.toSpliced(at, 2), profile: profileOf(name) };
}

async function up(profile: Profile): Promise<void> {
  refuseWhileSystemRuns(profile);
  console.log(`Infrastructure of profile ${profile.name}, logs in ${profile.logs}`);
  await openInfra(profile.name, printed());
  console.log(`It stays up until: npm run infra -- down --profile ${profile.name}`);
}

async function down(profile: Profile): Promise<void> {
  refuseWhileSystemRuns(profile);
  await stopProfile(profile, printed());
}

function status(profile: Profile): void {
  for (const { title, process, ports } of neededParts(profile)) {
    const state = process.isRunning() ? `running, process ${process.pid}` : 'stopped';
    console.log(`${title.padEnd(12)} port ${ports[0]?.port}  ${state}`);
  }
  process.exitCode = isUp(profile) ? 0 : 1;
}

async function part(profile: Profile, action: string, name: string): Promise<void> {
  const found = Object.entries(partsOf(profile)).find(([key]) => key === name)?.[1];
  if (!found) throw new LocalProblem(usage);
  if (action === 'stop') await found.stop();
  else if (action === 'start') await found.start();
  else if (action === 'freeze') found.freeze();
  else if (action === 'continue') found.resume();
  else throw new LocalProblem(usage);
}
