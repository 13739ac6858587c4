import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIdempotencySubject, dropIdempotencySubject } from '#database';
import { createForgetting, dropForgetting } from '#messaging';

const UP = [
  'alter table requirement add column min_sharpness double precision not null default 0 check (min_sharpness >= 0)',
  `update requirement set min_sharpness = case kind when 'ktp' then 100 else 20 end
    where kind in ('ktp', 'pas-foto', 'swafoto')`,
  'alter table requirement alter column min_sharpness drop default',
  'alter table document add column min_sharpness double precision not null default 0',
  'alter table document alter column min_sharpness drop default',
  // What the periods that are there need for disputes.
  `insert into requirement
    (period_id, kind, position, label, help, mandatory, types, min_bytes, max_bytes, min_short_side, min_sharpness)
    select id, 'dispute', 100,
      '{"id": "Bukti sengketa NIK", "en": "Evidence for a dispute about a NIK"}',
      '{"id": "Bukti bahwa NIK itu milik Anda. Paling banyak lima berkas PDF, JPG, atau PNG, masing-masing paling besar 800 KB.", "en": "Evidence that the NIK is yours. At most five files, PDF, JPG or PNG, of at most 800 KB each."}',
      false, array['application/pdf', 'image/jpeg', 'image/png'], 512, 819200, 300, 100
    from period`,
  // A dossier without a key stands for somebody who was erased.
  `alter table dossier
    alter column wrapped_key drop not null,
    add column disputed_at timestamptz,
    add column erased_at timestamptz,
    add column search_at timestamptz,
    add column settled_at timestamptz,
    add constraint dossier_erased check ((wrapped_key is null) = (settled_at is not null))`,
  'create index dossier_search on dossier (search_at) where search_at is not null',
  `insert into sweep (name, due_at) values ('copies', now()), ('answers', now())`,
];

const DOWN = [
  `delete from sweep where name in ('copies', 'answers')`,
  'drop index dossier_search',
  'alter table dossier drop constraint dossier_erased',
  // Without a key there is nothing to come back to.
  'delete from dossier where wrapped_key is null',
  `alter table dossier
    drop column settled_at,
    drop column search_at,
    drop column erased_at,
    drop column disputed_at,
    alter column wrapped_key set not null`,
  `delete from document where kind = 'dispute'`,
  `delete from requirement where kind = 'dispute'`,
  'alter table document drop column min_sharpness',
  'alter table requirement drop column min_sharpness',
];

/** Sharpness, disputes, erasure. */
export class Papers0000000000004 implements MigrationInterface {
  readonly name = 'Papers0000000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    await addIdempotencySubject(runner);
    await createForgetting(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropForgetting(runner);
    await dropIdempotencySubject(runner);
    for (const statement of DOWN) await runner.query(statement);
  }
}
