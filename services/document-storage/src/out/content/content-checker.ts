import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OnModuleDestroy } from '@nestjs/common';
import type { ContentChecker, Expected, Finding } from '../../app/ports.js';
import { releaseDeadBlocks } from '../dead-blocks.js';
import { type Answer, FrameReader, sendFrame } from './frames.js';

// The libraries that open files are large: once nothing was checked for a while, their process goes. After many files
// it goes too, and after a large one, for what they leave behind: 20 to 30 MB, on which the next one would pile its own.
const IDLE_MS = 10_000;
const MOST_FILES = 500;
const LARGE_BYTES = 1024 * 1024;
// Twice what the heaviest file takes that is let in. One that takes longer does not keep others from their turn.
const SECONDS = 20;

const HEAP = ['--max-old-space-size=96', '--max-semi-space-size=2'];
// One arena, and large blocks back to the machine at once: what a heavy image needed is not kept for the next.
const MEMORY = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };

// The process runs what was built, also where this file is run from its source.
function repositoryRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : repositoryRoot(dirname(folder));
}
const ENTRY = join(
  repositoryRoot(dirname(fileURLToPath(import.meta.url))),
  'dist/services/document-storage/src/out/content/check-process.js',
);

interface Checking {
  readonly process: ChildProcess;
  readonly files: Socket;
  readonly answers: FrameReader;
}

/**
 * Has files opened one at a time by a process of its own, which knows no key, no password and no address: a file that
 * gets the better of a decoder gets nothing else, and one that ends it, or keeps it busy, holds up nobody.
 */
export class FileContentChecker implements ContentChecker, OnModuleDestroy {
  private checking: Checking | undefined;
  private checked = 0;
  private idle: NodeJS.Timeout | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** @throws Error where the process ended, or had no answer in time */
  check(bytes: Buffer, expected: Expected): Promise<Finding> {
    const checked = this.last.then(() => this.ask(bytes, expected));
    // Who comes next waits for this, and holds nothing of it.
    const over = () => undefined;
    this.last = checked.then(over, over);
    return checked;
  }

  /** Resolves once that process is gone. */
  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.idle);
    const process = this.checking?.process;
    if (!process) return;
    process.ref();
    const gone = once(process, 'exit');
    this.end();
    await gone;
  }

  private async ask(bytes: Buffer, { contentType, minShortSide, minSharpness, maxBytes }: Expected): Promise<Finding> {
    clearTimeout(this.idle);
    this.checking ??= this.start();
    const { process, files, answers } = this.checking;
    const timer = setTimeout(() => process.kill('SIGKILL'), SECONDS * 1000);
    try {
      sendFrame(files, { contentType, minShortSide, minSharpness, maxBytes }, bytes);
      const answer = await answers.next<Answer>();
      releaseDeadBlocks(bytes.length);
      if (!answer) throw new Error('a file ended the process that opened it');
      const { head, bytes: written } = answer;
      return 'reason' in head ? head : { ...head, clean: written.length > 0 ? written : bytes };
    } catch (error) {
      this.end();
      throw error;
    } finally {
      clearTimeout(timer);
      if (++this.checked >= MOST_FILES || bytes.length > LARGE_BYTES) this.end();
      this.idle = setTimeout(() => this.end(), IDLE_MS).unref();
    }
  }

  private start(): Checking {
    const checking = startProcess();
    // One that ended by itself is not asked again.
    checking.process.once('exit', () => {
      if (this.checking === checking) this.checking = undefined;
    });
    return checking;
  }

  private end(): void {
    this.checking?.process.kill('SIGKILL');
    this.checking = undefined;
    this.checked = 0;
  }
}

function startProcess(): Checking {
  const stdio = ['pipe', 'ignore', 'ignore', 'pipe'] as const;
  const process = spawn(globalThis.process.execPath, [...HEAP, ENTRY], { env: MEMORY, stdio: [...stdio] });
  const [files, , , answers] = process.stdio as unknown as [Socket, null, null, Socket];
  // That it ends is seen where its answer is waited for.
  for (const end of [process, files, answers]) end.on('error', () => undefined);
  // It goes with this process, and does not keep it from going.
  for (const end of [process, files, answers]) end.unref();
  return { process, files, answers: new FrameReader(answers) };
}
