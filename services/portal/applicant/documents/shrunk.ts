import { startWorker } from '../api/worker-url.js';
import type { Picture } from './shrink.js';
import workerUrl from './shrink.worker.js?worker&url';

type Answer = { readonly picture?: Picture; readonly unreadable?: boolean };

async function here(photo: Blob, budget: number): Promise<Answer> {
  const { shrink } = await import('./shrink.js');
  return shrink(photo, budget).then(
    (picture) => ({ picture }),
    () => ({ unreadable: true }),
  );
}

function inWorker(photo: Blob, budget: number): Promise<Answer> {
  const worker = startWorker(workerUrl);
  return new Promise<Answer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.onerror = () => reject(new Error('the worker cannot run in this browser'));
    worker.postMessage({ photo, budget });
  }).finally(() => worker.terminate());
}

/** A smaller, upright copy of a photo, or why there is none. */
export async function shrunk(photo: Blob, budget: number): Promise<Picture | 'unreadable' | 'too-large'> {
  const hasCanvas = typeof OffscreenCanvas !== 'undefined';
  const answer = await (hasCanvas ? inWorker(photo, budget).catch(() => here(photo, budget)) : here(photo, budget));
  return answer.picture ?? (answer.unreadable ? 'unreadable' : 'too-large');
}
