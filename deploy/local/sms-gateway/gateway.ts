import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Behaviour, behaviourSchema, honest } from './behaviour.js';
import { readJson } from './json-request.js';
import { type Message, MessageBox } from './message-box.js';
import { inboxPage, PAGE_POLICY } from './page.js';
import { sendJsonReports, sendReports } from './reports.js';
import { type KannelAnswer, readSendsms, refusalOf, type SendsmsRequest } from './sendsms-request.js';

export interface GatewaySettings {
  host: string;
  /** 0 takes any free port. */
  port: number;
  username: string;
  password: string;
  /** How many messages it remembers; the newest 20,000 unless told. */
  remembers?: number;
}

export interface Gateway {
  url: string;
  close(): Promise<void>;
}

const MOST_BYTES = 64 * 1024;
const ACCEPTED: KannelAnswer = { status: 202, body: '0: Accepted for delivery' };
const REFUSED: Readonly<Record<'permanent' | 'temporary', KannelAnswer>> = {
  permanent: { status: 403, body: 'Not routable. Do not try again.' },
  temporary: { status: 503, body: 'Temporal failure, try again later.' },
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reply(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  more: Record<string, string> = {},
) {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...more,
  });
  response.end(body);
}

const json = (response: ServerResponse, status: number, value: unknown) =>
  reply(response, status, 'application/json; charset=utf-8', JSON.stringify(value));

/** A gateway in memory: what it was sent, and how it behaves at present. */
class LocalGateway {
  private readonly behaviours = { kannel: honest, json: honest };
  private readonly box: MessageBox;
  private readonly closing = new AbortController();

  constructor(private readonly settings: GatewaySettings) {
    this.box = new MessageBox(settings.remembers);
    setMaxListeners(0, this.closing.signal);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://gateway');
    const to = url.searchParams.get('to') ?? '';
    const body = await bodyOf(request);
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /cgi-bin/sendsms':
      case 'POST /cgi-bin/sendsms':
        return this.sendsms(readSendsms(url.searchParams, request.headers, body), response);
      case 'POST /json/messages':
        return this.json(request, body, response);
      case 'GET /':
        return reply(response, 200, 'text/html; charset=utf-8', inboxPage(this.box.list(to), to), {
          'content-security-policy': PAGE_POLICY,
          'referrer-policy': 'no-referrer',
        });
      case 'GET /health':
        return json(response, 200, { ok: true });
      case 'GET /api/messages':
        return json(response, 200, this.box.list(to));
      case 'DELETE /api/messages':
        this.box.clear();
        return void response.writeHead(204).end();
      case 'GET /api/behaviour':
        return json(response, 200, this.behaviours.kannel);
      case 'PUT /api/behaviour':
        return this.behave('kannel', body, response);
      case 'GET /api/json-behaviour':
        return json(response, 200, this.behaviours.json);
      case 'PUT /api/json-behaviour':
        return this.behave('json', body, response);
      default:
        return reply(response, 404, 'text/plain; charset=utf-8', 'Unknown request.');
    }
  }

  /** Ends what is still to be reported. */
  close(): void {
    this.closing.abort();
  }

  private behave(via: Message['via'], body: string, response: ServerResponse): void {
    const wanted = behaviourSchema.safeParse(parsed(body));
    if (wanted.success) this.behaviours[via] = wanted.data;
    json(response, wanted.success ? 200 : 400, wanted.success ? wanted.data : { errors: wanted.error.issues });
  }

  private async sendsms(request: SendsmsRequest, response: ServerResponse): Promise<void> {
    const behaviour = this.behaviours.kannel;
    if (behaviour.hang) return;
    const answer =
      refusalOf(request, this.settings.username, this.settings.password) ??
      (behaviour.refuse ? REFUSED[behaviour.refuse] : ACCEPTED);
    if (answer === ACCEPTED) this.accept(request, behaviour);
    await this.delay(behaviour);
    reply(response, answer.status, 'text/html', answer.body);
  }

  private async json(request: IncomingMessage, body: string, response: ServerResponse): Promise<void> {
    const behaviour = this.behaviours.json;
    if (behaviour.hang) return;
    const read = readJson(request.headers, parsed(body), this.settings.password, behaviour.refuse);
    if ('refused' in read) {
      await this.delay(behaviour);
      return json(response, read.refused.status, read.refused.body);
    }
    const { id, from, to, text } = read.request;
    const message = this.add({ from, to, text, account: id, via: 'json' }, behaviour);
    sendJsonReports(read.request, message, behaviour, this.closing.signal);
    await this.delay(behaviour);
    json(response, 201, { id: message.id, status: 'queued' });
  }

  private async delay({ delayMs }: Behaviour): Promise<void> {
    if (delayMs > 0) await pause(delayMs, undefined, { signal: this.closing.signal });
  }

  private add(message: Omit<Parameters<MessageBox['add']>[0], 'copy'>, { answerTwice }: Behaviour): Message {
    const first = this.box.add({ ...message, copy: 1 });
    if (answerTwice) this.box.add({ ...message, copy: 2 });
    return first;
  }

  private accept(request: SendsmsRequest, behaviour: Behaviour): void {
    const { from, text, account } = request;
    for (const to of request.to.trim().split(/\s+/)) {
      const message = this.add({ from, to, text, account, via: 'kannel' }, behaviour);
      sendReports(request, message, behaviour, this.closing.signal);
    }
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Starts a gateway and gives its address. */
export async function startGateway(settings: GatewaySettings): Promise<Gateway> {
  const gateway = new LocalGateway(settings);
  const server = createServer((request, response) => {
    gateway.handle(request, response).catch(() => {
      if (!response.headersSent) reply(response, 400, 'text/plain; charset=utf-8', 'Bad request.');
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(settings.port, settings.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${settings.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        gateway.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
