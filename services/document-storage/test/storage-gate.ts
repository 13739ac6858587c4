import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { testInfrastructure } from '#testing';

/** A way to the real object storage that can be cut, or go silent, without disturbing anybody else. */
export class StorageGate {
  private readonly sockets = new Set<Socket>();
  private mode: 'open' | 'cut' | 'silent' = 'open';

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.accept(socket));
  }

  static async open(): Promise<StorageGate> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new StorageGate(server);
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** As when the storage's process has ended. */
  cut(): void {
    this.turn('cut');
  }

  /** As when the storage's process is frozen: connections are taken and nothing comes back. */
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

  private turn(mode: StorageGate['mode']): void {
    this.mode = mode;
    for (const socket of this.sockets) socket.destroy();
  }

  private accept(socket: Socket): void {
    this.keep(socket);
    if (this.mode === 'cut') socket.destroy();
    if (this.mode !== 'open') return;
    const { hostname, port } = new URL(testInfrastructure().minio.endpoint);
    const onward = this.keep(connect(Number(port), hostname));
    socket.pipe(onward).pipe(socket);
    socket.once('close', () => onward.destroy());
    onward.once('close', () => socket.destroy());
  }

  private keep(socket: Socket): Socket {
    this.sockets.add(socket);
    return socket.on('error', () => undefined).once('close', () => this.sockets.delete(socket));
  }
}
