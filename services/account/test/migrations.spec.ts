import { randomUUID } from 'node:crypto';
import { createDataSource, migrate } from '#database';
import { openTestDatabase } from '#testing';
import { Record0000000000005 } from '../migrations/0005-record.js';
import { migrations } from '../migrations/index.js';

it('a registration from before keeps its consent, up and down again', async () => {
  const before = migrations.slice(0, migrations.indexOf(Record0000000000005));
  const database = await openTestDatabase({ migrations: before });
  const [periodId, registrationId] = [randomUUID(), randomUUID()];
  const consentedAt = new Date('2026-08-20T03:00:00Z');
  await database.dataSource.query(
    `insert into period (period_id, name, opens_at, closes_at, verify, activate, changed_at)
    values ($1, 'CPNS 2026', now(), now() + interval '1 day', 'choice', 'other', now())`,
    [periodId],
  );
  await database.dataSource.query(
    `insert into registration (registration_id, registration_number, period_id, state, state_since, nik_index,
      wrapped_key, sealed_person, warnings, password_hash, notice_version, consented_at, locale, created_at, draft_expires_at)
    values ($1, '7K3Q-M2XW-D9TB', $2, 'draft', now(), repeat('a', 64), 'k', 's', '{}', 'h', '2025-07', $3, 'id', now(), now())`,
    [registrationId, periodId, consentedAt],
  );
  const dataSource = createDataSource({
    url: database.url,
    applicationName: 'tests',
    migrations: migrations.slice(0, before.length + 1),
  });
  await dataSource.initialize();
  try {
    expect(await migrate(dataSource)).toEqual(['Record0000000000005']);
    expect(await dataSource.query('select * from consent')).toEqual([
      { registration_id: registrationId, scope: 'data', notice_version: '2025-07', given_at: consentedAt },
    ]);
    await dataSource.undoLastMigration();
    expect(await dataSource.query('select notice_version, consented_at from registration')).toEqual([
      { notice_version: '2025-07', consented_at: consentedAt },
    ]);
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
});
