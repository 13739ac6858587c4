import { type EntityManager, MoreThan } from 'typeorm';
import type { Extensions } from '../../app/ports.js';
import { Extension, type ExtensionPurpose } from '../../domain/extension.js';
import { extensionsOf } from './recorded-extensions.js';
import { ExtensionRow } from './rows.js';

const toExtension = ({ extensionId, periodId, purpose, until, reason }: ExtensionRow) =>
  Extension.unsafelyFromStorage(extensionId, { periodId, purpose, until, reason });

export class StoredExtensions implements Extensions {
  constructor(private readonly manager: EntityManager) {}

  async covering(periodId: string, purpose: ExtensionPurpose, beyond: Date): Promise<Extension | undefined> {
    await this.manager.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [extensionsOf(periodId)]);
    const where = { periodId, purpose, until: MoreThan(beyond) };
    const row = await this.manager.findOne(ExtensionRow, { where, order: { until: 'desc' } });
    return row ? toExtension(row) : undefined;
  }

  async get(extensionId: string): Promise<Extension> {
    return toExtension(await this.manager.findOneByOrFail(ExtensionRow, { extensionId }));
  }

  async apply(extensionId: string, registrationId: string, now: Date): Promise<boolean> {
    const inserted = await this.manager.query<object[]>(
      `insert into extension_applied (extension_id, registration_id, at) values ($1, $2, $3)
      on conflict do nothing returning 1`,
      [extensionId, registrationId, now],
    );
    return inserted.length > 0;
  }
}
