import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a real part that can be cut, or go silent, without disturbing anybody else who uses the part. */
export class TcpGate {
  private readonly sockets = new Set<Socket>();
  private mode: 'open' | 'cut' | 'silent' = 'open';

  private constructor(
    private readonly server: Server,
    private readonly part: URL,
  ) {
    server.on('connection', (socket) => this.accept(socket));
  }

  static async to(part: string): Promise<TcpGate> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new TcpGate(server, new URL(part));
  }

  /** The address of the part, through here. */
  get url(): string {
    const url = new URL(this.part);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /** As when its process has ended. */
  cut(): void {
    this.turn('cut');
  }

  /** As when its process is frozen: connections are taken and nothing comes back. */
  silence(): void {
    this.turn('silent');
  }

  restore(): void {
    this.turn('open');
  }

  stop(): void {
    this.turn('cut');
    this.server.close();
  }

  private turn(mode: TcpGate['mode']): void {
    this.mode = mode;
    for (const socket of this.sockets) socket.destroy();
  }

  private accept(socket: Socket): void {
    this.keep(socket);
    if (this.mode === 'cut') socket.destroy();
    if (this.mode !== 'open') return;
    const onward = this.keep(connect(Number(this.part.port), this.part.hostname));
    socket.pipe(onward).pipe(socket);
    socket.once('close', () => onward.destroy());
    onward.once('close', () => socket.destroy());
  }

  private keep(socket: Socket): Socket {
    this.sockets.add(socket);
    return socket.on('error', () => undefined).once('close', () => this.sockets.delete(socket));
  }
}
