import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  body: string;
  /** The sender went away in the middle. */
  aborted: boolean;
}

/** A tiny real HTTP server in the place of a service; it keeps what it was asked. */
export class Upstream {
  readonly seen: Seen[] = [];
  /** Answers a request; unless told, with 200 and its own name. */
  answer: RequestListener = (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ upstream: this.name }));
  };
  private readonly server: Server;

  private constructor(readonly name: string) {
    this.server = createServer(async (request, response) => {
      const seen: Seen = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: '',
        aborted: false,
      };
      this.seen.push(seen);
      try {
        for await (const chunk of request) seen.body += String(chunk);
        this.answer(request, response);
      } catch {
        seen.aborted = true;
      }
    });
  }

  static async start(name: string): Promise<Upstream> {
    const upstream = new Upstream(name);
    await upstream.listen(0);
    return upstream;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get last(): Seen {
    const last = this.seen.at(-1);
    if (!last) throw new Error(`${this.name} was not asked`);
    return last;
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}
