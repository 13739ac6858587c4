import type { Challenge, Solution } from 'altcha-lib';
import workerUrl from './proof-of-work.worker.js?worker&url';
import { startWorker } from './worker-url.js';

const CHALLENGE_PATH = '/api/v1/proof-of-work';
const listeners = new Set<() => void>();
let working = 0;

/** Whether the browser is calculating now: a sentence tells it to the reader. */
export const proofOfWorkRuns = {
  get: () => working > 0,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function count(change: 1 | -1): void {
  working += change;
  for (const listener of listeners) listener();
}

function solve(challenge: Challenge): Promise<Solution | null> {
  const worker = startWorker(workerUrl);
  return new Promise<Solution | null>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Solution | null>) => resolve(data);
    worker.onerror = () => reject(new Error('the calculation cannot run in this browser'));
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}

/**
 * Gets a challenge and does the work that it asks for. The proof goes into the header X-Proof-Of-Work and works once.
 * @param get fetches from our own origin
 */
export async function proofOfWork(get: (path: string) => Promise<Response>): Promise<string> {
  count(1);
  try {
    const response = await get(CHALLENGE_PATH);
    if (!response.ok) throw response;
    const challenge = (await response.json()) as Challenge;
    return btoa(JSON.stringify({ challenge, solution: await solve(challenge) }));
  } finally {
    count(-1);
  }
}
