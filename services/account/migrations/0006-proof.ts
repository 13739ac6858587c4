import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What makes a Kartu Informasi Akun checkable: the fingerprint of its token, and the rest sealed for the person. */
export class Proof0000000000006 implements MigrationInterface {
  readonly name = 'Proof0000000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table card (
      registration_id uuid primary key references registration,
      token_index char(64) not null unique,
      sealed text not null,
      drawn_at timestamptz not null
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table card');
  }
}
