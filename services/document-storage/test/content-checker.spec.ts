import { existsSync, readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { eventually } from '#testing';
import { FileContentChecker } from '../src/out/content/content-checker.js';
import { jpeg, pdf } from './samples.js';

const image = { contentType: 'image/jpeg', minShortSide: 100, minSharpness: 0, maxBytes: 10_000_000 } as const;
const paper = { ...image, contentType: 'application/pdf' } as const;
const checker = new FileContentChecker();

const commandOf = (pid: string) => readFileSync(`/proc/${pid}/cmdline`, 'utf8');
const isChecker = (pid: string) => commandOf(pid).includes('check-process.js');

/** The process that opens the files of this test. */
function checkerPid(): number {
  const tasks = readdirSync('/proc/self/task');
  const children = tasks.flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' '));
  return Number(children.filter(Boolean).find(isChecker));
}

afterAll(() => checker.onModuleDestroy());

/** Something that takes a while. */
const heavy = () =>
  sharp({ create: { width: 4_900, height: 4_900, channels: 3, background: '#345' } })
    .jpeg()
    .toBuffer();

it('gives back a photo written anew, and a PDF as it was', async () => {
  const photo = await checker.check(await jpeg(), image);
  if (!('clean' in photo)) throw new Error(photo.reason);
  expect(await sharp(photo.clean).metadata()).toMatchObject({ format: 'jpeg', width: 640 });
  const bytes = await pdf(2);
  expect(await checker.check(bytes, paper)).toEqual({ clean: bytes, warnings: [] });
});

it('opens files in a process that knows nothing of ours', async () => {
  process.env.OUR_SECRET = 'kept to ourselves';
  await checker.check(await jpeg(), image);
  const known = readFileSync(`/proc/${checkerPid()}/environ`, 'latin1').split('\0').filter(Boolean);
  expect(known.map((entry) => entry.split('=')[0]).sort()).toEqual([
    'MALLOC_ARENA_MAX',
    'MALLOC_MMAP_THRESHOLD_',
    'MALLOC_TRIM_THRESHOLD_',
  ]);
});

it('says so when a file ended that process, and opens the next one in another', async () => {
  const slow = await heavy();
  await checker.check(await jpeg(), image);
  const pid = checkerPid();
  const failing = expect(checker.check(slow, image)).rejects.toThrow('ended the process');
  process.kill(pid, 'SIGKILL');
  await failing;
  expect(await checker.check(await jpeg(), image)).toMatchObject({ warnings: [] });
  expect(checkerPid()).not.toBe(pid);
});

it('survives that process ending in between', async () => {
  await checker.check(await jpeg(), image);
  const pid = checkerPid();
  process.kill(pid, 'SIGKILL');
  await eventually(() => checkerPid() !== pid);
  expect(await checker.check(await jpeg(), image)).toMatchObject({ warnings: [] });
});

it('ends that process when the service stops', async () => {
  await checker.check(await jpeg(), image);
  const pid = checkerPid();
  await checker.onModuleDestroy();
  expect(existsSync(`/proc/${pid}`)).toBe(false);
});

it('opens many files one after the other, each with its own answer', async () => {
  const [good, bad] = [await jpeg(), Buffer.from('<html>'.repeat(1_000))];
  const findings = await Promise.all(Array.from({ length: 12 }, (_, n) => checker.check(n % 3 ? good : bad, image)));
  expect(findings.map((finding) => ('reason' in finding ? finding.reason : 'accepted'))).toEqual(
    Array.from({ length: 12 }, (_, n) => (n % 3 ? 'accepted' : 'wrong-type')),
  );
});
