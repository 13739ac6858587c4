import { setTimeout as pause } from 'node:timers/promises';
import type { Challenge } from 'altcha-lib';
import { CookieJar } from './cookies.js';
import { CHALLENGE_PATH, solve } from './proof-of-work.js';

/** An RFC 9457 problem document. */
export interface Problem {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly correlationId: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** The API refused a request, and said why. */
export class Refused extends Error {
  constructor(
    readonly request: string,
    readonly status: number,
    readonly problem: Problem,
  ) {
    const fields = problem.errors?.map(({ pointer, detail }) => `${pointer}: ${detail}`).join(' ');
    super(
      `${request} was answered ${status} ${problem.code}: ${fields ?? problem.detail} (correlation id ${problem.correlationId})`,
    );
    this.name = 'Refused';
  }
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly proof?: string;
}

const PROOF_NEEDED = 428;
const RETRY_STATUS = new Set([429, 503]);
const DEFAULT_RETRY_SECONDS = 1;
/** How long to go on while the system says when to come back; and while nobody answers, when told to be patient. */
const COURTESY_MS = 30_000;
const PATIENCE_MS = 5 * 60_000;

/** A browser of one person: it keeps cookies, and when told to be patient it outlives a restart of the system. */
export class Client {
  readonly cookies = new CookieJar();
  /** Which version of a thing was seen last, by its path. */
  private readonly seen = new Map<string, string>();

  constructor(
    private readonly base: string,
    private readonly patient = false,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.call<T>({ method: 'GET', path });
  }

  /** A POST that creates something carries an Idempotency-Key, so that sending it twice creates it once. */
  post<T>(path: string, body?: unknown, idempotencyKey?: string): Promise<T> {
    return this.call<T>({ method: 'POST', path, body, idempotencyKey });
  }

  /** Edits the version that was seen last: what somebody else changed meanwhile is not overwritten. */
  patch<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>({ method: 'PATCH', path, body });
  }

  /** Sends a presigned form: every field of the slot, and the file as the last one. */
  async upload(url: string, fields: Readonly<Record<string, string>>, file: Uint8Array): Promise<void> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([new Uint8Array(file)], { type: fields['Content-Type'] }));
    const response = await this.untilAnswered(() => fetch(url, { method: 'POST', body: form }));
    if (!response.ok) throw await refusal(`POST ${new URL(url).pathname}`, response);
  }

  private async call<T>(call: Call): Promise<T> {
    const answered = () => this.untilAnswered(() => this.sendWithProof(call));
    let response = await answered();
    if (response.status === 401 && this.cookies.hasRefreshToken()) {
      // The session lives ten minutes. Its refresh token gets a new one.
      await this.untilAnswered(() => this.send({ method: 'POST', path: '/api/v1/sessions/refresh' }));
      response = await answered();
    }
    if (!response.ok) throw await refusal(`${call.method} ${call.path}`, response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  /** Where the portal wants work for it first, does that work and sends again. */
  private async sendWithProof(call: Call): Promise<Response> {
    const response = await this.send(call);
    if (response.status !== PROOF_NEEDED) return response;
    await response.arrayBuffer();
    const challenge = await this.send({ method: 'GET', path: CHALLENGE_PATH });
    if (!challenge.ok) return challenge;
    return this.send({ ...call, proof: await solve((await challenge.json()) as Challenge) });
  }

  private async send({ method, path, body, idempotencyKey, proof }: Call): Promise<Response> {
    const headers = new Headers({ 'accept-language': 'en', cookie: this.cookies.headerFor(path) });
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
    if (proof) headers.set('x-proof-of-work', proof);
    const version = this.seen.get(path);
    if (method === 'PATCH' && version) headers.set('if-match', version);
    const response = await fetch(new URL(path, this.base), {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    this.cookies.keep(response.headers.getSetCookie());
    const etag = response.headers.get('etag');
    if (etag) this.seen.set(path, etag);
    return response;
  }

  /** Tries again while the answer asks for it, after the pause that it asks for; when patient, also without an answer. */
  private async untilAnswered(request: () => Promise<Response>): Promise<Response> {
    const begun = performance.now();
    for (;;) {
      const response = await request().catch((error: unknown) => notReached(error, this.base));
      const waited = performance.now() - begun;
      if (response instanceof Response) {
        if (!asksToComeBack(response) || waited > (this.patient ? PATIENCE_MS : COURTESY_MS)) return response;
      } else if (!this.patient || waited > PATIENCE_MS) throw response;
      await pause(1_000 * retryAfterSeconds(response));
    }
  }
}

/** Too many, not available, or a request with the same Idempotency-Key is still being worked on. */
function asksToComeBack({ status, headers }: Response): boolean {
  return RETRY_STATUS.has(status) || (status === 409 && headers.has('retry-after'));
}

function retryAfterSeconds(response: Response | Error): number {
  const asked = response instanceof Response ? Number(response.headers.get('retry-after')) : 0;
  return asked > 0 ? asked : DEFAULT_RETRY_SECONDS;
}

function notReached(error: unknown, base: string): Error {
  // By its name: under jest the fetch of Node throws the TypeError of another realm.
  if ((error as Error).name !== 'TypeError') throw error;
  return new Error(`Nobody answers at ${base}. Start the system first: npm start`);
}

async function refusal(request: string, response: Response): Promise<Error> {
  const text = await response.text();
  try {
    return new Refused(request, response.status, JSON.parse(text) as Problem);
  } catch {
    return new Error(`${request} was answered ${response.status} without a problem document`);
  }
}
