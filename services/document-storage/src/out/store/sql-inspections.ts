import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { currentTrace } from '#runtime';
import type { Backlog, Inspections, InspectionTask } from '../../app/ports.js';
import type { Document } from '../../domain/document.js';

const CLAIM = `
  update inspection set lease = $1, attempts = attempts + 1, due_at = app_now() + make_interval(secs => $2)
  where document_id = (
    select document_id from inspection where due_at <= app_now() order by due_at limit 1 for update skip locked
  )
  returning document_id as "documentId", registration_id as "registrationId", lease, attempts as attempt, postponed,
    traceparent, (select size_bytes from document where id = document_id) as "sizeBytes"`;

const POSTPONE = `
  update inspection set lease = null, due_at = app_now() + make_interval(secs => $3),
    attempts = attempts - $4::int, postponed = postponed + $4::int
  where document_id = $1 and lease = $2`;

const BACKLOG = `
  select count(*)::int as count,
    coalesce(extract(epoch from app_now() - min(committed_at)), 0)::float as "oldestAgeSeconds"
  from inspection`;

/** A row stands for as long as its document waits; `due_at` lies ahead while an inspector holds it. */
export class SqlInspections implements Inspections {
  constructor(private readonly manager: EntityManager) {}

  async add({ slot, progress }: Document): Promise<void> {
    await this.manager.query(
      `insert into inspection (document_id, registration_id, committed_at, due_at, traceparent) values ($1, $2, $3, $3, $4)`,
      [slot.documentId, slot.registrationId, progress.committedAt, currentTrace().traceparent],
    );
  }

  async claim(leaseSeconds: number): Promise<InspectionTask | undefined> {
    const [rows] = await this.manager.query<[InspectionTask[], number]>(CLAIM, [randomUUID(), leaseSeconds]);
    return rows[0];
  }

  async keep(tasks: readonly InspectionTask[], leaseSeconds: number): Promise<void> {
    await this.manager.query(
      'update inspection set due_at = app_now() + make_interval(secs => $2) where lease = any($1)',
      [tasks.map(({ lease }) => lease), leaseSeconds],
    );
  }

  async finish({ documentId, lease }: InspectionTask): Promise<boolean> {
    const [, count] = await this.manager.query<[unknown, number]>(
      'delete from inspection where document_id = $1 and lease = $2',
      [documentId, lease],
    );
    return count === 1;
  }

  async postpone({ documentId, lease }: InspectionTask, delaySeconds: number, countAttempt: boolean): Promise<void> {
    await this.manager.query(POSTPONE, [documentId, lease, delaySeconds, countAttempt ? 0 : 1]);
  }

  async backlog(): Promise<Backlog> {
    const [row] = await this.manager.query<[Backlog]>(BACKLOG);
    return row;
  }
}
