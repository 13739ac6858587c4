import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { LocalProblem } from './problem.js';

const exec = promisify(execFile);

/** Full path of a program on PATH, or undefined. */
export function onPath(program: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, program);
    if (folder !== '' && isExecutable(path)) return path;
  }
  return undefined;
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a program prints about its version (java prints it to stderr); empty when it fails. */
export async function versionText(program: string, ...args: string[]): Promise<string> {
  try {
    const { stdout, stderr } = await exec(program, args, { timeout: 20_000 });
    return stdout + stderr;
  } catch {
    return '';
  }
}

/** The first number after a word: `majorAfter('postgres (PostgreSQL) 18.4', 'PostgreSQL)')` is 18. */
export function majorAfter(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  return Number(/\d+/.exec(text.slice(at + word.length))?.[0] ?? 0);
}

interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

const children = new Set<ChildProcess>();
let closing = false;

/** Runs a program to its end; the error holds the last lines that it wrote. */
export async function run(program: string, args: string[], options: RunOptions = {}): Promise<void> {
  if (closing) throw new Error('Stopped while starting.');
  const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-20_000);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => children.delete(child));
  if (code === 0) return;
  const lastLines = said.trim().split('\n').slice(-40).join('\n');
  throw new LocalProblem(`"${program} ${args.join(' ')}" failed:\n${lastLines}`);
}

/** Ends what `run` has under way, with all its children, and lets nothing further begin. */
export function closeRunning(): void {
  closing = true;
  for (const { pid } of children) if (pid) process.kill(-pid, 'SIGTERM');
}

export function isClosing(): boolean {
  return closing;
}
