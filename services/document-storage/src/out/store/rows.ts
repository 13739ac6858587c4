import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Text } from '#errors';

@Entity('period')
export class PeriodRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('timestamptz', { name: 'opens_at' })
  opensAt: Date;

  @Column('timestamptz', { name: 'closes_at' })
  closesAt: Date;
}

@Entity('requirement')
export class RequirementRow {
  @PrimaryColumn('uuid', { name: 'period_id' })
  periodId: string;

  @PrimaryColumn('text')
  kind: string;

  /** The order in which a form shows them. */
  @Column('smallint')
  position: number;

  @Column('jsonb')
  label: Text;

  @Column('jsonb')
  help: Text;

  @Column('boolean')
  mandatory: boolean;

  @Column('text', { array: true })
  types: string[];

  @Column('integer', { name: 'min_bytes' })
  minBytes: number;

  @Column('integer', { name: 'max_bytes' })
  maxBytes: number;

  @Column('integer', { name: 'min_short_side' })
  minShortSide: number;

  @Column('double precision', { name: 'min_sharpness' })
  minSharpness: number;
}

@Entity('dossier')
export class DossierRow {
  @PrimaryColumn('uuid', { name: 'registration_id' })
  registrationId: string;

  @Column('uuid', { name: 'period_id' })
  periodId: string;

  /** Null when the person was erased. */
  @Column('text', { name: 'wrapped_key', nullable: true })
  wrappedKey: string | null;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt: Date | null;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;

  @Column('timestamptz', { name: 'extended_to', nullable: true })
  extendedTo: Date | null;

  /** When a sweep has something to do here. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt: Date | null;

  @Column('timestamptz', { name: 'disputed_at', nullable: true })
  disputedAt: Date | null;

  /** When everything of the person was gone. */
  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;

  /** When the storage is to be searched for what is left. */
  @Column('timestamptz', { name: 'search_at', nullable: true })
  searchAt: Date | null;

  /** Stands for everybody who is erased, or is being erased. */
  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;
}

@Entity('document')
export class DocumentRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'registration_id' })
  registrationId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  kind: string;

  @Column('text', { name: 'content_type' })
  contentType: string;

  @Column('integer', { name: 'size_bytes' })
  sizeBytes: number;

  @Column('text')
  sha256: string;

  @Column('integer', { name: 'max_bytes' })
  maxBytes: number;

  @Column('integer', { name: 'min_short_side' })
  minShortSide: number;

  @Column('real', { name: 'min_sharpness' })
  minSharpness: number;

  @Column('boolean')
  mandatory: boolean;

  @Column('uuid', { nullable: true })
  replaces: string | null;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('text')
  state: string;

  @Column('text')
  standing: string;

  @Column('timestamptz', { name: 'committed_at', nullable: true })
  committedAt: Date | null;

  @Column('timestamptz', { name: 'inspected_at', nullable: true })
  inspectedAt: Date | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('text', { array: true })
  warnings: string[];

  @Column('timestamptz', { name: 'reopened_until', nullable: true })
  reopenedUntil: Date | null;
}

export const rows = [PeriodRow, RequirementRow, DossierRow, DocumentRow];
