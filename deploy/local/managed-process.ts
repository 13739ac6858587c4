import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startedAt, treeOf } from './identity.js';
import { LocalProblem } from './problem.js';
import type { Profile } from './profile.js';
import { isClosing } from './programs.js';
import { until } from './wait.js';

export interface Launch {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd: string;
}

interface RunRecord {
  pid: number;
  startTime: string;
  /** Set before a wanted stop, so that a supervisor does not take it for a death. */
  stopping?: boolean;
}

/**
 * A process of a profile, known by a file and not by its parent: any command or test can find,
 * freeze or stop what an earlier one started, and never touches a stranger that got its pid.
 */
export class ManagedProcess {
  private readonly recordFile: string;
  readonly logFile: string;

  constructor(
    profile: Profile,
    readonly name: string,
  ) {
    this.recordFile = join(profile.run, `${name}.json`);
    this.logFile = join(profile.logs, `${name}.log`);
    mkdirSync(profile.run, { recursive: true });
    mkdirSync(profile.logs, { recursive: true });
  }

  /** In a process group of its own, so that Ctrl-C at the terminal reaches the supervisor alone. */
  async launch({ command, args, env, cwd }: Launch): Promise<void> {
    if (isClosing()) throw new Error('Stopped while starting.');
    if (this.isRunning()) throw new LocalProblem(`${this.name} is already running.`);
    const log = openSync(this.logFile, 'a', 0o600);
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    this.write({ pid: child.pid as number, startTime: startedAt(child.pid as number) ?? '' });
  }

  get pid(): number | undefined {
    const record = this.read();
    return record && startedAt(record.pid) === record.startTime ? record.pid : undefined;
  }

  isRunning(): boolean {
    return this.pid !== undefined;
  }

  /** True when it ended although nobody asked it to. */
  diedUnexpectedly(): boolean {
    const record = this.read();
    return record !== undefined && !record.stopping && !this.isRunning();
  }

  /** Stands still without closing anything, as a process does in a long pause of its machine. */
  freeze(): void {
    this.signalTree('SIGSTOP');
  }

  resume(): void {
    this.signalTree('SIGCONT');
  }

  /** Asks with a signal; after the grace everything that is left is killed. */
  async stop(signal: NodeJS.Signals = 'SIGTERM', graceMs = 15_000): Promise<void> {
    const record = this.read();
    const pid = this.pid;
    if (record && pid) {
      this.write({ ...record, stopping: true });
      const family = treeOf(pid).map((member) => ({ member, startTime: startedAt(member) }));
      this.signalTree('SIGCONT');
      send(pid, signal);
      const left = await until(() => !this.isRunning(), graceMs);
      if (!left) this.signalTree('SIGKILL');
      await until(() => !this.isRunning(), 10_000);
      sweep(pid, family);
    }
    rmSync(this.recordFile, { force: true });
  }

  /** As a power cut would: no signal handler runs. */
  async kill(): Promise<void> {
    await this.stop('SIGKILL', 10_000);
  }

  waitForExit(timeoutMs: number): Promise<boolean> {
    return until(() => !this.isRunning(), timeoutMs);
  }

  log(): string {
    return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8') : '';
  }

  lastLogLines(count: number): string[] {
    return this.log().trimEnd().split('\n').slice(-count);
  }

  private signalTree(signal: NodeJS.Signals): void {
    const pid = this.pid;
    if (pid) for (const member of treeOf(pid)) send(member, signal);
  }

  private read(): RunRecord | undefined {
    try {
      return JSON.parse(readFileSync(this.recordFile, 'utf8')) as RunRecord;
    } catch {
      return undefined;
    }
  }

  private write(record: RunRecord): void {
    writeFileSync(this.recordFile, JSON.stringify(record), { mode: 0o600 });
  }
}

/** Every process that a profile has a record of, running or not. */
export function recordedProcesses(profile: Profile): ManagedProcess[] {
  if (!existsSync(profile.run)) return [];
  return readdirSync(profile.run)
    .filter((file) => file.endsWith('.json'))
    .map((file) => new ManagedProcess(profile, basename(file, '.json')));
}

/** Children that outlived their parent, still in its group or known from before it stopped. */
function sweep(pid: number, family: { member: number; startTime: string | undefined }[]): void {
  send(-pid, 'SIGKILL');
  for (const { member, startTime } of family) {
    if (startTime && startedAt(member) === startTime) send(member, 'SIGKILL');
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It left between our look and our signal, which is what the signal was for.
  }
}
