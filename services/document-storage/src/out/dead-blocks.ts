import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LARGE_BYTES = 1024 * 1024;
let collect: (() => void) | undefined;

/**
 * Has dead blocks given back after a large document went through. They lie outside of the heap, where the engine lets
 * 64 MB of them pile up before it looks: 30 MB more at the peak of documents of 10 MB each.
 */
export function releaseDeadBlocks(documentBytes: number): void {
  if (documentBytes < LARGE_BYTES) return;
  setFlagsFromString('--expose-gc');
  collect ??= runInNewContext('gc') as () => void;
  collect();
}
