import { useSyncExternalStore } from 'react';
import type { Requirement } from '../api/answers.js';
import { isProblem, type Problem } from '../api/problem.js';
import { queries } from '../api/queries.js';
import { joinPages, type Prepared, prepare, type Refusal } from './prepare.js';
import { send } from './transport.js';

/** Where a document is on its way from the device. */
export type Upload =
  | { readonly step: 'preparing' }
  | { readonly step: 'refused'; readonly reason: Refusal }
  | { readonly step: 'pages'; readonly photos: readonly File[] }
  | { readonly step: 'offered'; readonly prepared: Prepared & { readonly outcome: 'offered' } }
  | {
      readonly step: 'sending';
      readonly sent: number;
      readonly total: number;
      readonly since: number;
      readonly waiting: boolean;
    }
  | { readonly step: 'failed'; readonly problem: Problem };

interface Running {
  readonly upload: Upload;
  readonly cancel?: AbortController;
}

/** Outside of any page, so that an upload goes on while the applicant looks elsewhere in the site. */
let running: ReadonlyMap<string, Running> = new Map();
const listeners = new Set<() => void>();

function put(kind: string, next: Running | undefined): void {
  const changed = new Map(running);
  if (next) changed.set(kind, next);
  else changed.delete(kind);
  running = changed;
  for (const listener of listeners) listener();
}

const show = (kind: string, upload: Upload) => put(kind, { ...running.get(kind), upload });

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useUpload(kind: string): Upload | undefined {
  return useSyncExternalStore(subscribe, () => running.get(kind)?.upload);
}

/** Whether something would be lost by leaving now. */
export function useAnyUpload(): boolean {
  return useSyncExternalStore(subscribe, () => [...running.values()].some(({ upload }) => upload.step === 'sending'));
}

/** Takes what was chosen: ready files go out at once, the others are shown first. */
export async function choose(files: readonly File[], requirement: Requirement): Promise<void> {
  const { kind } = requirement;
  cancel(kind);
  put(kind, { upload: { step: 'preparing' } });
  await settle(kind, () => prepare(files, requirement));
}

export async function makePdf(photos: readonly File[], requirement: Requirement): Promise<void> {
  put(requirement.kind, { upload: { step: 'preparing' } });
  await settle(requirement.kind, () => joinPages(photos, requirement));
}

export function showPages(kind: string, photos: readonly File[]): void {
  if (photos.length === 0) put(kind, undefined);
  else show(kind, { step: 'pages', photos });
}

async function settle(kind: string, work: () => Promise<Prepared>): Promise<void> {
  const prepared = await work().catch((): Prepared => ({ outcome: 'refused', reason: 'unreadable' }));
  if (prepared.outcome === 'refused') return show(kind, { step: 'refused', reason: prepared.reason });
  if (prepared.outcome === 'pages') return show(kind, { step: 'pages', photos: prepared.photos });
  if (prepared.outcome === 'offered') return show(kind, { step: 'offered', prepared });
  await sendOut(kind, prepared.blob, prepared.fileName);
}

/** Sends what was accepted; several documents at once. */
export async function sendOut(kind: string, blob: Blob, fileName: string): Promise<void> {
  const cancelled = new AbortController();
  const total = blob.size;
  const begun = { step: 'sending', sent: 0, total, since: Date.now(), waiting: false } as const;
  put(kind, { upload: begun, cancel: cancelled });
  const isMine = () => running.get(kind)?.cancel === cancelled;
  const report = (upload: Upload) => {
    if (isMine()) show(kind, upload);
  };
  const reports = {
    onProgress: (sent: number) => report({ ...begun, sent }),
    onWait: () => report({ ...begun, waiting: true }),
  };
  try {
    await send({ kind, blob, fileName }, reports, cancelled.signal);
    await queries.invalidateQueries({ queryKey: ['documents'] });
    if (isMine()) put(kind, undefined);
  } catch (error) {
    if (cancelled.signal.aborted) return;
    if (!isProblem(error)) throw error;
    report({ step: 'failed', problem: error });
  }
}

/** Stops it where it is; nothing of it counts. */
export function cancel(kind: string): void {
  running.get(kind)?.cancel?.abort();
  put(kind, undefined);
}
