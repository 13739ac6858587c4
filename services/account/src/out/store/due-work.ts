import type { DataSource } from 'typeorm';
import type { DueWork } from '../../app/waiting.ports.js';
import { type ExtensionPurpose, extendedStates } from '../../domain/extension.js';

const lackingDocument = `and exists (
  select from document d where d.registration_id = r.registration_id and d.submitted and d.state = 'rejected'
)`;

/** What waits for the sweeps, from indexes and without a lock; who handles an item looks again under its lock. */
export class StoredDueWork implements DueWork {
  constructor(private readonly dataSource: DataSource) {}

  rivals(most: number, except: readonly string[]): Promise<string[]> {
    return this.ids(
      `select registration_id as id from nik_rival where registration_id <> all($2) order by queued_at limit $1`,
      [most, except],
    );
  }

  forgottenDrafts(most: number, except: readonly string[]): Promise<string[]> {
    return this.ids(
      `select registration_id as id from registration
      where state = 'draft' and draft_expires_at < app_now() and registration_id <> all($2)
      and not exists (select from dispute d where d.registration_id = registration.registration_id and d.state = 'open')
      order by draft_expires_at limit $1`,
      [most, except],
    );
  }

  reminders(most: number, except: readonly string[]): Promise<string[]> {
    return this.ids(
      `select registration_id as id from deadline
      where remind_at <= app_now() and registration_id <> all($2) order by remind_at limit $1`,
      [most, except],
    );
  }

  openExtensions(): Promise<string[]> {
    return this.ids(
      `select extension_id as id from extension where finished_at is null and until > app_now() order by recorded_at`,
    );
  }

  async uncovered(extensionId: string, after: string, most: number): Promise<string[]> {
    const [extension] = await this.dataSource.query<{ period_id: string; purpose: ExtensionPurpose }[]>(
      'select period_id, purpose from extension where extension_id = $1',
      [extensionId],
    );
    if (!extension) return [];
    // Who came to this step after the extension was recorded gets its time when the own deadline is set.
    return this.ids(
      `select r.registration_id as id from registration r join extension e on e.extension_id = $1
      where r.period_id = $2 and r.state = any($3) and r.state_since <= e.recorded_at and r.registration_id > $4
      ${extension.purpose === 'document' ? lackingDocument : ''}
      and not exists (
        select from extension_applied a where a.extension_id = $1 and a.registration_id = r.registration_id
      )
      order by r.registration_id limit $5`,
      [extensionId, extension.period_id, extendedStates[extension.purpose], after, most],
    );
  }

  async finishExtension(extensionId: string): Promise<void> {
    await this.dataSource.query('update extension set finished_at = app_now() where extension_id = $1', [extensionId]);
  }

  private async ids(sql: string, parameters: unknown[] = []): Promise<string[]> {
    return (await this.dataSource.query<{ id: string }[]>(sql, parameters)).map(({ id }) => id);
  }
}
