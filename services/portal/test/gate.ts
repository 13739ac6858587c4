import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line to somebody that can go dead: connections stand, and nothing comes through. */
export class Gate {
  private readonly sockets = new Set<Socket>();
  private open = true;

  private constructor(private readonly server: Server) {}

  /** @param target URL with the host and port of whoever is behind the gate */
  static async before(target: string): Promise<Gate> {
    const { hostname, port } = new URL(target);
    const server = createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        gate.sockets.add(from);
        from.on('data', (bytes) => gate.open && to.write(bytes));
        from.on('error', () => undefined);
        from.on('close', () => to.destroy());
      }
    });
    const gate = new Gate(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return gate;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  goDead(): void {
    this.open = false;
  }

  comeBack(): void {
    this.open = true;
    // What was swallowed meanwhile is gone: these connections are of no use.
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.comeBack();
    await closed;
  }
}
