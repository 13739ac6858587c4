import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands before a server and can be cut or frozen, so that clients meet one that is away, and be let through again. */
export class BreakableProxy {
  /** Connections that were turned away since the last cut. */
  refused = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private state: 'open' | 'cut' | 'frozen' = 'open';

  private constructor(private readonly target: { host: string; port: number }) {
    this.server = createServer((socket) => this.take(socket));
  }

  static async open(target: { host: string; port: number }): Promise<BreakableProxy> {
    const proxy = new BreakableProxy(target);
    await new Promise((resolve) => proxy.server.listen(0, '127.0.0.1', () => resolve(undefined)));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Connections break, new ones are turned away. */
  cut(): void {
    this.state = 'cut';
    this.refused = 0;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Connections stay, and nothing comes through. */
  freeze(): void {
    this.state = 'frozen';
    for (const socket of this.sockets) socket.pause();
  }

  restore(): void {
    this.state = 'open';
    for (const socket of this.sockets) socket.resume();
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private take(client: Socket): void {
    if (this.state === 'cut') {
      this.refused++;
      client.destroy();
      return;
    }
    const upstream = connect(this.target);
    this.pass(client, upstream);
    this.pass(upstream, client);
  }

  private pass(from: Socket, to: Socket): void {
    this.sockets.add(from);
    from.on('data', (data) => to.write(data));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
    if (this.state === 'frozen') from.pause();
  }
}
