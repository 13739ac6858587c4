import type { EntityManager } from 'typeorm';
import type { RecordedExtensions } from '../../app/ports.js';
import type { Extension, ExtensionPurpose } from '../../domain/extension.js';
import { ExtensionRow } from './rows.js';

/** What the lock on the extensions of a period is called. */
export const extensionsOf = (periodId: string) => `extensions ${periodId}`;

export class StoredRecordedExtensions implements RecordedExtensions {
  constructor(private readonly manager: EntityManager) {}

  async lock(periodId: string): Promise<void> {
    await this.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [extensionsOf(periodId)]);
  }

  async find(periodId: string, purpose: ExtensionPurpose, until: Date): Promise<string | undefined> {
    return (await this.manager.findOneBy(ExtensionRow, { periodId, purpose, until }))?.extensionId;
  }

  async add({ extensionId, terms }: Extension, now: Date): Promise<void> {
    await this.manager.insert(ExtensionRow, { extensionId, ...terms, recordedAt: now, finishedAt: null });
  }
}
