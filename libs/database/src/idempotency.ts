import { createHmac } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { defineError } from '#errors';
import { currentTransaction, type Transaction } from './transaction.js';

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
   * as JSON in clear: it holds no token and no personal data. `subjectOf` says whom it is about (a UUID), for `forget`.
   * @throws CodedError `idempotency-in-progress`, `idempotency-key-reused`
   */
  async once<T extends object>(
    request: IdempotentRequest,
    work: () => Promise<T>,
    subjectOf: (answer: T) => string,
  ): Promise<{ answer: T; replayed: boolean }> {
    const tx = openTransaction();
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
    await tx.manager.query(
      'insert into idempotency (id, body_hash, answer, created_at, subject_id) values ($1, $2, $3, $4, $5)',
      [id, bodyHash, answer, tx.now, subjectOf(answer)],
    );
    return { answer, replayed: false };
  }

  /** Forgets every answer that was given about somebody, in the open transaction. */
  async forget(subjectId: string): Promise<void> {
    await openTransaction().manager.query('delete from idempotency where subject_id = $1', [subjectId]);
  }

  /** Deletes some of the answers from before `olderThan`, in the open transaction; says how many, `most` at most. */
  async purge(olderThan: Date, most: number): Promise<number> {
    const purged = await openTransaction().manager.query<unknown[]>(
      `with old as (
        select id from idempotency where created_at < $1 order by created_at limit $2 for update skip locked
      ), purged as (delete from idempotency where id in (select id from old) returning 1)
      select 1 from purged`,
      [olderThan, most],
    );
    return purged.length;
  }
}

function openTransaction(): Transaction {
  const tx = currentTransaction();
  if (!tx) throw new Error('idempotency needs an open transaction');
  return tx;
}

/** Creates the table of remembered answers; `addIdempotencySubject` belongs in a migration after it. */
export async function createIdempotency(runner: QueryRunner): Promise<void> {
  await runner.query(`create table idempotency (
    id char(64) primary key,
    body_hash char(64) not null,
    answer jsonb not null,
    created_at timestamptz not null
  )`);
  await runner.query('create index idempotency_created_at on idempotency (created_at)');
}

/** Lets answers be found by whom they are about. Belongs in a migration after `createIdempotency`. */
export async function addIdempotencySubject(runner: QueryRunner): Promise<void> {
  await runner.query('alter table idempotency add subject_id uuid');
  await runner.query('create index idempotency_subject on idempotency (subject_id) where subject_id is not null');
}

/** Undoes `addIdempotencySubject`. */
export async function dropIdempotencySubject(runner: QueryRunner): Promise<void> {
  await runner.query('alter table idempotency drop subject_id');
}

export async function dropIdempotency(runner: QueryRunner): Promise<void> {
  await runner.query('drop table idempotency');
}
