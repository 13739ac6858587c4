import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import pg from 'pg';

// Each takes some kilobytes of the server's memory, in every connection.
const MOST_PREPARED = 300;

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

/**
 * A client that lets PostgreSQL parse and plan a statement once a connection, and not each time. Statements come with
 * few texts and many values; those beyond the first `MOST_PREPARED` texts of a connection go as they always did. What is
 * asked for in the same turn of the event loop is one write to the socket.
 */
export class PreparingClient extends pg.Client {
  private readonly names = new Map<string, string>();
  private isGathering = false;

  // The overloads of pg are all this one function.
  override query = ((text: unknown, values?: unknown, callback?: unknown) => {
    const isPlain = typeof text === 'string' && Array.isArray(values) && values.length > 0;
    const name = isPlain ? this.nameOf(text) : undefined;
    this.gather();
    return send.call(this, name ? { text, name } : text, values, callback);
  }) as pg.Client['query'];

  private gather(): void {
    if (this.isGathering) return;
    this.isGathering = true;
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
    stream.cork();
    setImmediate(() => {
      this.isGathering = false;
      stream.uncork();
    });
  }

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known || this.names.size >= MOST_PREPARED) return known;
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    this.names.set(text, name);
    return name;
  }
}

const send = pg.Client.prototype.query as Query;
