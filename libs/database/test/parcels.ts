import { EntitySchema, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createClock } from '#database';

/** A row with a column of each kind that services have. */
export interface Parcel {
  parcelId: string;
  owner: string;
  sentAt: Date | null;
  labels: string[];
  contents: unknown;
  seal: Buffer | null;
}

export const ParcelRow = new EntitySchema<Parcel>({
  name: 'parcel',
  columns: {
    parcelId: { name: 'parcel_id', type: 'text', primary: true },
    owner: { type: 'text' },
    sentAt: { name: 'sent_at', type: 'timestamptz', nullable: true },
    labels: { type: 'text', array: true },
    contents: { type: 'jsonb', nullable: true },
    seal: { type: 'bytea', nullable: true },
  },
});

export class Parcels implements MigrationInterface {
  name = 'Parcels0000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createClock(runner);
    await runner.query(
      `create table parcel (parcel_id text primary key, owner text not null, sent_at timestamptz,
         labels text[] not null default '{}', contents jsonb, seal bytea)`,
    );
  }

  async down(): Promise<void> {}
}

export const parcel = (parcelId: string, changes: Partial<Parcel> = {}): Parcel => {
  return { parcelId, owner: 'siti', sentAt: null, labels: ['kecil'], contents: null, seal: null, ...changes };
};
