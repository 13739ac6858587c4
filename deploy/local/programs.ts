import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

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

/** Runs a program to its end; the error holds the last lines that it wrote. */
export async function run(
  program: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<void> {
  try {
    await exec(program, args, { ...options, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-15).join('\n');
    throw new Error(`"${program} ${args.join(' ')}" failed:\n${said}`, { cause: error });
  }
}
