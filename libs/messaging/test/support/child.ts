import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Options, transformFileSync } from '@swc/core';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../../..');
const LIBS = ['contracts', 'database', 'errors', 'messaging', 'privacy', 'runtime', 'testing'];
// As the product is compiled, tests included.
const { exclude: _tests, ...compiler } = JSON.parse(readFileSync(join(ROOT, '.swcrc'), 'utf8')) as Options;
const STARTS_WITHIN_MS = 30_000;

/**
 * Compiles the libraries and the scripts of `harness/` from their sources of now into a folder of its own, so that a
 * child runs what the test runs, whatever lies in dist. The folder is inside the checkout, where node_modules is found.
 */
export function compileHarness(): { folder: string; remove(): void } {
  mkdirSync(join(ROOT, '.daftar/test'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.daftar/test/harness-'));
  const imports = Object.fromEntries(LIBS.map((lib) => [`#${lib}`, `./libs/${lib}/src/index.js`]));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', imports }));
  for (const lib of LIBS) compileFolder(join(ROOT, 'libs', lib, 'src'), folder);
  compileFolder(join(ROOT, 'libs/messaging/test/harness'), folder);
  compileFolder(join(ROOT, 'libs/messaging/test/support'), folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function compileFolder(source: string, folder: string): void {
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.spec.ts')) continue;
    const path = join(entry.parentPath, entry.name);
    const target = join(folder, relative(ROOT, path)).replace(/\.ts$/, '.js');
    const { code } = transformFileSync(path, { ...compiler, swcrc: false, sourceMaps: 'inline' });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
}

/** A process of its own that runs a script of `harness/`, to freeze and to kill. It tells what it does line by line. */
export class Child {
  private readonly lines: string[] = [];
  private readonly errors: string[] = [];
  private readonly exited: Promise<string>;

  private constructor(private readonly process: ChildProcess) {
    this.exited = new Promise((resolve) => {
      process.once('exit', (code, signal) => resolve(signal ?? String(code)));
    });
    if (process.stdout) createInterface({ input: process.stdout }).on('line', (line) => void this.lines.push(line));
    if (process.stderr) createInterface({ input: process.stderr }).on('line', (line) => void this.errors.push(line));
  }

  /** Starts `harness/<script>.ts` with settings, and waits until it says that it is ready. */
  static async start(folder: string, script: string, settings: object): Promise<Child> {
    const path = join(folder, 'libs/messaging/test/harness', `${script}.js`);
    const child = new Child(
      spawn(process.execPath, ['--enable-source-maps', path, JSON.stringify(settings)], {
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    await child.says('ready', STARTS_WITHIN_MS);
    return child;
  }

  /** Waits until the child has written this line. */
  async says(line: string, timeoutMs = 20_000): Promise<void> {
    const until = Date.now() + timeoutMs;
    let ended: string | undefined;
    void this.exited.then((how) => {
      ended = how;
    });
    while (!this.lines.includes(line)) {
      if (ended !== undefined || Date.now() > until) {
        throw new Error(`the child did not say "${line}" (${ended ?? 'it runs'})\n${this.log()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  log(): string {
    return [...this.lines.slice(-30), ...this.errors.slice(-30)].join('\n');
  }

  freeze(): void {
    this.process.kill('SIGSTOP');
  }

  goOn(): void {
    this.process.kill('SIGCONT');
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.exited;
  }

  /** Asks it to end; gives its exit code or the signal that ended it. */
  async stop(): Promise<string> {
    this.goOn();
    this.process.kill('SIGTERM');
    return this.exited;
  }

  /** Waits for its end; gives its exit code or the signal that ended it. */
  ended(): Promise<string> {
    return this.exited;
  }
}
