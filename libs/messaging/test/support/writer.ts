import type { DataSource } from 'typeorm';
import { TransactionRunner } from '#database';
import { Outbox } from '../../src/index.js';
import { catalogOn, counted } from './counted.js';

/** Writes counted events into an outbox, each in a transaction of its own. */
export class Writer {
  readonly work: TransactionRunner;
  readonly outbox: Outbox;

  constructor(
    readonly dataSource: DataSource,
    readonly topic: string,
  ) {
    this.work = new TransactionRunner(dataSource);
    this.outbox = new Outbox(catalogOn(topic), 'test');
  }

  async add(key: string, n: number, padding?: string): Promise<void> {
    await this.work.run(() => this.outbox.add([counted(this.topic, key, n, padding)]));
  }

  /** Adds these numbers to each key, key by key in turn. */
  async addAll(keys: readonly string[], numbers: readonly number[]): Promise<void> {
    for (const n of numbers) for (const key of keys) await this.add(key, n);
  }

  async unsent(): Promise<number> {
    const [{ n }] = await this.dataSource.query<[{ n: number }]>(
      'select count(*)::int n from outbox where sent_at is null',
    );
    return n;
  }
}
