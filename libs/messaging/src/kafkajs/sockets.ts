import { connect, type Socket } from 'node:net';
import type { ISocketFactory } from 'kafkajs';

const KEEP_ALIVE_MS = 10_000;

/**
 * The sockets of one kafkajs client. kafkajs cannot be told to let go: after a timeout it waits for, and reuses, a
 * dead socket (its issue 1783), and it reconnects by itself to whatever answers at the old address. Both end here.
 */
export class Sockets {
  /** Whether we destroyed them. */
  cut = false;
  /** How many were opened so far. */
  opened = 0;
  /** Called when one was closed by the other side or by an error. */
  onLost: () => void = () => undefined;
  private readonly open = new Set<Socket>();

  readonly factory: ISocketFactory = ({ host, port, onConnect }) => {
    if (this.cut) throw new Error('the connections were cut');
    const socket = connect({ host, port }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS).setNoDelay(true);
    this.opened += 1;
    this.open.add(socket);
    socket.once('close', () => {
      this.open.delete(socket);
      this.onLost();
    });
    return socket;
  };

  /** Destroys all and refuses new ones. */
  destroy(): void {
    if (this.cut) return;
    this.cut = true;
    // With an error, for kafkajs rejects what waits on a socket on 'error', and not on 'close'.
    for (const socket of this.open) socket.destroy(new Error('the connections were cut'));
  }
}
