import { cacheFolder } from './cache.js';
import { openDevelopmentPeriod } from './development-period.js';
import { neededParts, startInfra, stopProfile } from './infra.js';
import { recordedProcesses } from './managed-process.js';
import { minioIsBuilt } from './parts/minio-program.js';
import { refuseTakenPorts } from './port-conflict.js';
import { LocalProblem } from './problem.js';
import { type Profile, profileOf } from './profile.js';
import { closeRunning } from './programs.js';
import { type Progress, printed } from './progress.js';
import { publicOrigin, serviceNames } from './services.js';
import { claimSystem, releaseSystem } from './supervisor.js';
import { System } from './system.js';
import { until } from './wait.js';

/** Runs the whole system in the foreground until a signal comes or something dies. */
export async function startCommand(): Promise<void> {
  const profile = profileOf('dev');
  const progress = printed();
  claimSystem(profile);
  const stopAsked = stopSignal();
  let problem: unknown;
  try {
    const started = startSystem(profile, progress);
    started.catch(() => undefined);
    await Promise.race([started, stopAsked]);
    await Promise.race([stopAsked, firstDeath(profile)]);
  } catch (error) {
    problem = error;
  }
  await stopSystem(profile, progress);
  if (problem) throw problem;
}

async function startSystem(profile: Profile, progress: Progress): Promise<void> {
  const begun = performance.now();
  progress.say(`\nDaftar: starting the local system. Data and logs: ${profile.folder}`);
  if (!minioIsBuilt()) {
    progress.say(
      `MinIO exists as source only: it is built once, which takes about 3 minutes, and kept in ${cacheFolder}.`,
    );
  }
  await stopLeftOvers(profile, progress);
  await refuseTakenPorts([
    ...neededParts(profile).flatMap((part) => part.ports),
    ...serviceNames.map((name) => ({ label: `service ${name}`, port: profile.ports[name] })),
  ]);
  await startInfra(profile, progress);
  const system = new System(profile);
  await progress.step('Migrations', () => system.migrate());
  await system.startAll({ progress });
  await progress.step('Registration period', () => openDevelopmentPeriod(profile));
  progress.say(whereToClick(profile, (performance.now() - begun) / 1000));
}

/** Processes of a run that was killed before it could stop them. */
async function stopLeftOvers(profile: Profile, progress: Progress): Promise<void> {
  const left = recordedProcesses(profile).filter((process) => process.isRunning());
  if (left.length === 0) return;
  progress.say(`An earlier run left ${left.map(({ name }) => name).join(', ')} running; stopping them first.`);
  await stopProfile(profile, progress);
}

function whereToClick({ ports, folder, ...profile }: Profile, seconds: number): string {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const portal = publicOrigin({ ports, folder, ...profile });
  return `
Daftar is up after ${seconds.toFixed(1)} s. Open:

  Portal               ${portal}
  API documentation    ${portal}/api/docs
  Mail inbox           ${at(ports.mailWeb)}
  SMS inbox            ${at(ports.sms)}
  MinIO console        ${at(ports.minioConsole)}  (user and password: ${folder}/secrets.json)

One applicant through all of it: npm run journey
Ctrl-C stops everything. The data stays; npm run reset clears it.
`;
}

/** Npm passes Ctrl-C on although the terminal sent it to us already: only the first one counts. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    // The terminal may be gone (SIGHUP): what can no longer be printed must not stop the stopping.
    process.stdout.on('error', () => undefined);
  });
}

async function firstDeath(profile: Profile): Promise<never> {
  const dead = () => recordedProcesses(profile).find((process) => process.diedUnexpectedly());
  await until(() => dead() !== undefined, Number.POSITIVE_INFINITY, 250);
  const process = dead();
  throw new LocalProblem(
    `${process?.name} ended unexpectedly, so everything was stopped. Its last log lines (${process?.logFile}):\n${process?.lastLogLines(20).join('\n')}`,
  );
}

async function stopSystem(profile: Profile, progress: Progress): Promise<void> {
  closeRunning();
  const something = recordedProcesses(profile).some((process) => process.isRunning());
  if (something) progress.say('\nStopping');
  await stopProfile(profile, progress);
  // A part that was being started while we stopped may have come up since.
  await stopProfile(profile, progress);
  releaseSystem(profile);
  if (something) progress.say('Everything is stopped.');
}
