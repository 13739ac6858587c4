import { createHmac } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { defineError } from '#errors';
import { currentTransaction } from './transaction.js';

export const idempotencyKeyMissing = defineError({
  code: 'idempotency-key-missing',
  status: 400,
  kind: 'permanent',
  title: { id: 'Header Idempotency-Key diperlukan', en: 'The Idempotency-Key header is needed' },
  detail: {
    id: 'Kirim Idempotency-Key yang unik (16–100 huruf, angka, atau tanda hubung) agar pengiriman ulang aman.',
    en: 'Send a unique Idempotency-Key (16–100 letters, digits or hyphens), so that sending again is safe.',
  },
});
export const idempotencyKeyReused = defineError({
  code: 'idempotency-key-reused',
  status: 422,
  kind: 'permanent',
  title: { id: 'Idempotency-Key sudah dipakai untuk isi lain', en: 'This Idempotency-Key was used with another body' },
  detail: {
    id: 'Pakai Idempotency-Key baru untuk permintaan baru.',
    en: 'Use a new Idempotency-Key for a new request.',
  },
});
export const idempotencyInProgress = defineError({
  code: 'idempotency-in-progress',
  status: 409,
  kind: 'retryable',
  title: { id: 'Permintaan yang sama sedang diproses', en: 'The same request is still being processed' },
  detail: {
    id: 'Tunggu sebentar, lalu kirim lagi dengan Idempotency-Key yang sama.',
    en: 'Wait a moment, then send it again with the same Idempotency-Key.',
  },
});

/** One request as its sender names it. */
export interface IdempotentRequest {
  /** The route and whose keys these are: keys of different people never meet. */
  readonly scope: string;
  readonly key: string;
  /** The body as JSON, without password or token. */
  readonly body: string;
}

/** Checks the header's form. @throws CodedError `idempotency-key-missing` */
export function idempotencyKeyOf(header: unknown): string {
  if (typeof header !== 'string' || !/^[\w-]{16,100}$/.test(header)) throw idempotencyKeyMissing();
  return header;
}

/** Gives the same answer to the same request, however often it is sent. */
export class Idempotency {
  constructor(private readonly hmacKey: Buffer) {}

  /**
   * Runs `work` in the open transaction the first time, and gives its remembered answer later. The answer is stored
   * as JSON in clear: it holds no token and no personal data.
   * @throws CodedError `idempotency-in-progress`, `idempotency-key-reused`
   */
  async once<T extends object>(
    request: IdempotentRequest,
    work: () => Promise<T>,
  ): Promise<{ answer: T; replayed: boolean }> {
    const tx = currentTransaction();
    if (!tx) throw new Error('idempotency needs an open transaction');
    const keyed = (text: string) => createHmac('sha256', this.hmacKey).update(text).digest('hex');
    const id = keyed(`${request.scope}\0${request.key}`);
    const bodyHash = keyed(`body\0${request.body}`);
    const [lock] = await tx.manager.query<[{ free: boolean }]>(
      `select pg_try_advisory_xact_lock(('x' || left($1, 16))::bit(64)::bigint) as free`,
      [id],
    );
    if (!lock.free) throw idempotencyInProgress({ retryAfterSeconds: 1 });
    const [seen] = await tx.manager.query<{ body_hash: string; answer: T }[]>(
      'select body_hash, answer from idempotency where id = $1',
      [id],
    );
    if (seen && seen.body_hash !== bodyHash) throw idempotencyKeyReused();
    if (seen) return { answer: seen.answer, replayed: true };
    const answer = await work();
    await tx.manager.query('insert into idempotency (id, body_hash, answer, created_at) values ($1, $2, $3, $4)', [
      id,
      bodyHash,
      answer,
      tx.now,
    ]);
    return { answer, replayed: false };
  }
}

export async function createIdempotency(runner: QueryRunner): Promise<void> {
  await runner.query(`create table idempotency (
    id char(64) primary key,
    body_hash char(64) not null,
    answer jsonb not null,
    created_at timestamptz not null
  )`);
  await runner.query('create index idempotency_created_at on idempotency (created_at)');
}

export async function dropIdempotency(runner: QueryRunner): Promise<void> {
  await runner.query('drop table idempotency');
}
