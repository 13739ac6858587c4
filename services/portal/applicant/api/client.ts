import { isOver, isPresent, noteUse } from '../session/presence.js';
import { logInAgain } from '../session/relogin.js';
import { language } from '../texts/language.js';
import { isProblem, noAnswer, problemOf } from './problem.js';
import { proofOfWork } from './proof-of-work.js';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Sent twice with the same key, it is done once. */
  readonly idempotencyKey?: string;
  /** The version that a change is based on. */
  readonly ifMatch?: string;
  /** Whether the route always asks for a proof of work; where it does only at times, that is found out. */
  readonly guarded?: boolean;
  readonly signal?: AbortSignal;
}

export interface Answer<T> {
  readonly body: T;
  readonly etag?: string;
}

const REFRESH_PATH = '/api/v1/sessions/refresh';
let refreshing: Promise<boolean> | undefined;

async function send({ method = 'GET', path, body, idempotencyKey, ifMatch, signal }: Call, proof?: string) {
  const headers = new Headers({ accept: 'application/json', 'accept-language': language() });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
  if (ifMatch) headers.set('if-match', ifMatch);
  if (proof) headers.set('x-proof-of-work', proof);
  const payload = body === undefined ? undefined : JSON.stringify(body);
  return fetch(path, { method, headers, body: payload, signal, redirect: 'error' }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw noAnswer();
  });
}

const freshProof = () =>
  proofOfWork((path) => send({ path })).catch(async (error: unknown) => {
    throw error instanceof Response ? await problemOf(error) : error;
  });

async function successful(response: Response): Promise<Response> {
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** Where the portal wants work for it first, that work is done, and done anew when the proof came too late. */
async function sendWithProof(call: Call): Promise<Response> {
  try {
    return await successful(await send(call, call.guarded ? await freshProof() : undefined));
  } catch (error) {
    if (!isProblem(error, 'proof-of-work-needed', 'proof-of-work-wrong')) throw error;
    return successful(await send(call, await freshProof()));
  }
}

/** The session token lives minutes; its refresh token gets a new one. One of many requests does it for all. */
function refreshSession(): Promise<boolean> {
  refreshing ??= send({ method: 'POST', path: REFRESH_PATH })
    .then(async (response) => {
      if (response.ok) noteUse();
      else if (response.status !== 401) throw await problemOf(response);
      return response.ok;
    })
    .finally(() => {
      refreshing = undefined;
    });
  return refreshing;
}

/** Renews the session, or has the reader open it again; false when they would rather not. @throws Problem */
export async function renewSession(): Promise<boolean> {
  return (await refreshSession()) || logInAgain();
}

/** A session that is over can be opened again without leaving the page: the request waits for it. */
async function sendInSession(call: Call): Promise<Response> {
  try {
    return await sendWithProof(call);
  } catch (error) {
    if (!isProblem(error, 'not-signed-in') || !isPresent()) throw error;
    // A page that looks again by itself does not go on asking somebody who would rather not log in now.
    const isLook = (call.method ?? 'GET') === 'GET';
    if ((isLook && isOver()) || !(await renewSession())) throw error;
    return sendWithProof(call);
  }
}

/** Asks the API. @throws Problem */
export async function ask<T>(call: Call): Promise<Answer<T>> {
  const response = await sendInSession(call);
  const body = (response.status === 204 ? undefined : await response.json().catch(brokenOff)) as T;
  return { body, etag: response.headers.get('etag') ?? undefined };
}

function brokenOff(): never {
  throw noAnswer();
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await ask<T>({ path, signal })).body;
}
