import type { Committed, Slot } from '../api/answers.js';
import { ask } from '../api/client.js';
import { isProblem, noAnswer, toProblem } from '../api/problem.js';

export interface Outgoing {
  readonly kind: string;
  readonly blob: Blob;
  readonly fileName: string;
}

export interface Reports {
  /** Bytes that have left this device. */
  onProgress(sent: number): void;
  /** The line is down; it goes on by itself. */
  onWait(): void;
}

const STALLED_MS = 60_000;
const LONGEST_PAUSE_MS = 15_000;
const MOST_SLOTS = 3;
const CREATED = 300;

async function sha256(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Sends the form of a slot. XMLHttpRequest, for fetch does not tell how far an upload has come. */
function post({ upload }: Slot, blob: Blob, { onProgress }: Reports, signal: AbortSignal): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append('file', blob);
  // Its path alone: uploads go to the origin that the page came from.
  const { pathname } = new URL(upload.url);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stalled: ReturnType<typeof setTimeout>;
    const alive = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), STALLED_MS);
    };
    const stop = () => request.abort();
    request.upload.onprogress = ({ loaded, total }) => {
      alive();
      onProgress(Math.min(blob.size, Math.round((loaded / (total || 1)) * blob.size)));
    };
    request.onload = () =>
      request.status < CREATED
        ? resolve()
        : reject(toProblem(request.status, parsed(request.responseText), request.getResponseHeader('retry-after')));
    request.onerror = () => reject(noAnswer());
    request.onabort = () => reject(signal.aborted ? signal.reason : noAnswer());
    request.onloadend = () => {
      clearTimeout(stalled);
      signal.removeEventListener('abort', stop);
    };
    signal.addEventListener('abort', stop);
    request.open('POST', pathname);
    alive();
    request.send(form);
  });
}

function parsed(text: string): object {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Waits for the line to come back, or for a moment that grows with each try. */
function pause(attempt: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const stop = () => {
      done();
      reject(signal.reason);
    };
    const timer = setTimeout(done, Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** attempt));
    addEventListener('online', done);
    signal.addEventListener('abort', stop);
  });
}

/** Does something until it is answered: a lost line is waited for, a refusal is not. */
async function persist<T>(work: () => Promise<T>, reports: Reports, signal: AbortSignal): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const passes = isProblem(error) && (error.status === 0 || error.status >= 502);
      if (!passes || signal.aborted) throw error;
      reports.onWait();
      await pause(attempt, signal);
    }
  }
}

/**
 * Uploads one document: a slot, the file, the commit. It survives a line that comes and goes.
 * @throws Problem that the applicant has to see; the reason of `signal` when they cancelled
 */
export async function send(outgoing: Outgoing, reports: Reports, signal: AbortSignal): Promise<Committed> {
  const { kind, blob, fileName } = outgoing;
  const wanted = { kind, fileName, contentType: blob.type, sizeBytes: blob.size, sha256: await sha256(blob) };
  for (let slots = 1; ; slots += 1) {
    const idempotencyKey = crypto.randomUUID();
    const path = '/api/v1/documents/slots';
    const { body: slot } = await persist(
      () => ask<Slot>({ method: 'POST', path, body: wanted, idempotencyKey, signal }),
      reports,
      signal,
    );
    try {
      await persist(() => post(slot, blob, reports, signal), reports, signal);
      const commit = `/api/v1/documents/${slot.documentId}/commit`;
      return (await persist(() => ask<Committed>({ method: 'POST', path: commit, signal }), reports, signal)).body;
    } catch (error) {
      // A slot lives minutes, and a line can be away for longer.
      if (!isProblem(error, 'upload-refused', 'slot-expired', 'upload-missing') || slots === MOST_SLOTS) throw error;
    }
  }
}
