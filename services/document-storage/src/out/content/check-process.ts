import { Socket } from 'node:net';
import type { Expected, Finding } from '../../app/ports.js';
import { releaseDeadBlocks } from '../dead-blocks.js';
import { checkFile } from './check-file.js';
import { type Answer, FrameReader, sendFrame } from './frames.js';

/** The process that opens files: `content-checker.ts` starts it, and it ends when that one goes. */

// A stop that is meant for the whole group: what is in hand is finished first, and then the other one leaves.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

const NOTHING = Buffer.alloc(0);
const files = new FrameReader(process.stdin);
// Not standard output, which libraries may write to.
const answers = new Socket({ fd: 3, readable: false, writable: true });

for (let file = await files.next<Expected>(); file; file = await files.next<Expected>()) {
  releaseDeadBlocks(file.bytes.length);
  const finding = await checkFile(file.bytes, file.head);
  const { answer, bytes } = answerOf(finding, file.bytes);
  sendFrame(answers, answer, bytes);
}
process.exit();

function answerOf(finding: Finding, file: Buffer): { answer: Answer; bytes: Buffer } {
  if ('reason' in finding) return { answer: finding, bytes: NOTHING };
  const { clean, warnings } = finding;
  // What stays as it was need not come back.
  return { answer: { warnings }, bytes: clean === file ? NOTHING : clean };
}
