import type { EntityManager } from 'typeorm';
import { askShared, shareable } from '#database';
import type { Extensions } from '../../app/ports.js';
import { Extension, type ExtensionPurpose } from '../../domain/extension.js';
import { extensionsOf } from './recorded-extensions.js';
import { ExtensionRow } from './rows.js';

const toExtension = ({ extensionId, periodId, purpose, until, reason }: ExtensionRow) =>
  Extension.unsafelyFromStorage(extensionId, { periodId, purpose, until, reason });

const LOCK = shareable('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', ['text']);
const COVERING = shareable<ExtensionRow>(
  `
  select extension_id as "extensionId", period_id as "periodId", purpose, until, reason from extension
   where period_id = $1 and purpose = $2 and until > $3 order by until desc limit 1`,
  ['uuid', 'text', 'timestamptz'],
);

export class StoredExtensions implements Extensions {
  constructor(private readonly manager: EntityManager) {}

  async covering(periodId: string, purpose: ExtensionPurpose, beyond: Date): Promise<Extension | undefined> {
    await askShared(this.manager, LOCK, [extensionsOf(periodId)]);
    const [row] = await askShared(this.manager, COVERING, [periodId, purpose, beyond]);
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
