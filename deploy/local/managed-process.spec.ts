import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startedAt } from './identity.js';
import { ManagedProcess } from './managed-process.js';
import { type Profile, profileOf } from './profile.js';
import { until } from './wait.js';

let folder: string;
let profile: Profile;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daftar-process-'));
  profile = { ...profileOf('test'), folder, logs: join(folder, 'logs'), run: join(folder, 'run') };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function node(script: string) {
  return { command: process.execPath, args: ['-e', script], cwd: folder };
}

describe('a process of the local system', () => {
  it('is found by its name from anywhere, and stopped with all its children', async () => {
    const child = `require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit', detached: true })`;
    const script = `console.log('child ' + ${child}.pid); setInterval(() => {}, 1000);`;
    await new ManagedProcess(profile, 'parent').launch(node(script));
    const found = new ManagedProcess(profile, 'parent');
    await until(() => found.log().includes('child'), 5_000);
    const childPid = Number(/child (\d+)/.exec(found.log())?.[1]);
    expect(startedAt(childPid)).toBeDefined();
    await found.stop();
    expect(found.isRunning()).toBe(false);
    expect(await until(() => startedAt(childPid) === undefined, 5_000)).toBe(true);
  });

  it('is killed when it does not leave within its grace', async () => {
    const stubborn = new ManagedProcess(profile, 'stubborn');
    await stubborn.launch(node(`process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000);`));
    await until(() => stubborn.log().includes('up'), 5_000);
    await stubborn.stop('SIGTERM', 200);
    expect(stubborn.isRunning()).toBe(false);
  });

  it('leaves while it is frozen too', async () => {
    const frozen = new ManagedProcess(profile, 'frozen');
    await frozen.launch(node('setInterval(() => {}, 1000)'));
    frozen.freeze();
    await frozen.stop();
    expect(frozen.isRunning()).toBe(false);
  });

  it('that ends by itself counts as a death, one that was stopped does not', async () => {
    const short = new ManagedProcess(profile, 'short');
    await short.launch(node(`console.log('last words'); process.exit(3)`));
    expect(await until(() => short.diedUnexpectedly(), 5_000)).toBe(true);
    expect(short.lastLogLines(20)).toEqual(['last words']);
    await short.stop();
    expect(short.diedUnexpectedly()).toBe(false);
  });

  it('is never mistaken for a stranger that got its number', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    try {
      const ours = new ManagedProcess(profile, 'ours');
      await ours.launch(node('setInterval(() => {}, 1000)'));
      const record = join(profile.run, 'ours.json');
      const written = JSON.parse(readFileSync(record, 'utf8'));
      const pid = ours.pid as number;
      writeFileSync(record, JSON.stringify({ ...written, pid: stranger.pid, startTime: '1' }));
      expect(ours.isRunning()).toBe(false);
      await ours.stop();
      expect(startedAt(stranger.pid as number)).toBeDefined();
      process.kill(pid, 'SIGKILL');
    } finally {
      stranger.kill('SIGKILL');
    }
  });
});
