import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DatabaseOwner, databaseOwners } from './databases.js';
import { ManagedProcess } from './managed-process.js';
import { freePort } from './port-conflict.js';
import { LocalProblem } from './problem.js';
import type { Profile } from './profile.js';
import { run } from './programs.js';
import { type Progress, silent } from './progress.js';
import { repositoryRoot } from './root.js';
import { type Environment, environmentOf, type ServiceName, serviceNames } from './services.js';
import { answersOk, until } from './wait.js';

export type Role = 'serve' | 'consume' | 'relay' | 'work' | 'all';

/** What is added to the environment of some services. */
export type Environments = Partial<Record<ServiceName, Environment>>;

export interface ServiceOptions {
  role?: Role;
  /** Added to, or put in place of, what `services.ts` gives. */
  env?: Environment;
  /** A name of its own for a further process of the same service; it listens on a free port. */
  instance?: string;
}

/** One process of a service. */
export interface RunningService {
  url: string;
  process: ManagedProcess;
}

const readyWithinMs = 30_000;

/** A smaller young generation: 25 MB less in each idle process (126 instead of 153 MB measured for account). */
const nodeFlags = ['--max-semi-space-size=4'];

/** The services of a profile, over an infrastructure that is up. */
export class System {
  constructor(readonly profile: Profile) {}

  /** Brings every database to the newest version. */
  async migrate(): Promise<void> {
    await Promise.all(databaseOwners.map((owner) => migrateOne(this.profile, owner)));
  }

  /**
   * Starts every service with all its roles, after stopping what an interrupted test may have left. `env` is added to
   * what `services.ts` gives.
   */
  async startAll({ progress = silent, env = {} }: { progress?: Progress; env?: Environments } = {}): Promise<void> {
    await this.stopAll();
    const titled = (name: ServiceName) => progress.step(`Service ${name}`, () => this.start(name, { env: env[name] }));
    const results = await Promise.allSettled(serviceNames.map(titled));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Starts one process and waits until it is ready. */
  async start(service: ServiceName, options: ServiceOptions = {}): Promise<RunningService> {
    const running = await this.launch(service, options);
    const { process, url } = running;
    const ready = await until(
      async () => !process.isRunning() || (await answersOk(`${url}/health/ready`)),
      readyWithinMs,
    );
    if (ready && process.isRunning()) return running;
    const state = process.isRunning() ? `was not ready within ${readyWithinMs / 1000} s` : 'ended';
    throw new LocalProblem(
      `Service ${process.name} ${state}. Its last log lines:\n${process.lastLogLines(20).join('\n')}`,
    );
  }

  /** Starts one process without waiting: for a test that starts it while a part is down. */
  async launch(service: ServiceName, { role = 'all', env, instance }: ServiceOptions = {}): Promise<RunningService> {
    const process = this.process(instance ?? service);
    const port = instance ? await freePort() : this.profile.ports[service];
    await process.launch({
      command: globalThis.process.execPath,
      args: [...nodeFlags, compiledEntry(service, 'main')],
      env: {
        ...inherited(),
        ...environmentOf(this.profile, service),
        ROLE: role,
        HTTP_PORT: String(port),
        ...env,
      },
      cwd: repositoryRoot,
    });
    return { process, url: `http://127.0.0.1:${port}` };
  }

  /** The process of a service, or of a further instance by its own name. */
  process(name: string): ManagedProcess {
    return new ManagedProcess(this.profile, name);
  }

  async stopAll(): Promise<void> {
    await Promise.all(serviceNames.map((name) => this.process(name).stop()));
  }
}

async function migrateOne(profile: Profile, owner: DatabaseOwner): Promise<void> {
  const env = { ...inherited(), ...environmentOf(profile, owner) };
  await run(process.execPath, [compiledEntry(owner, 'migrate')], { cwd: repositoryRoot, env });
}

function compiledEntry(service: ServiceName, entry: 'main' | 'migrate'): string {
  const path = join(repositoryRoot, `dist/services/${service}/src/${entry}.js`);
  if (existsSync(path)) return path;
  throw new LocalProblem(`${path} is missing. Build first: npm run build`);
}

/** A service sees its own configuration, and of our environment only what programs need. */
function inherited(): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ, LANG } = process.env;
  return { PATH, HOME, TZ, LANG, NODE_ENV: 'production' };
}
