import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Activation } from '../../domain/case.record.js';
import type { CaseState } from '../../domain/case.states.js';
import type { ChallengeState, MessageState } from '../../domain/challenge.states.js';
import type { Channel, Locale, Purpose } from '../../domain/terms.js';

@Entity('cases')
export class CaseRow {
  @PrimaryColumn('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('text') state: CaseState;
  @Column('text') activation: Activation;
  @Column('uuid', { name: 'first_contact_id' }) firstContactId: string;
  @Column('text') locale: Locale;
  @Column('text', { name: 'wrapped_key' }) wrappedKey: string;
  @Column('text', { name: 'sealed_person' }) sealedPerson: string;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}

@Entity('contacts')
export class ContactRow {
  @PrimaryColumn('uuid', { name: 'contact_id' }) contactId: string;
  @Column('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('text') channel: Channel;
  @Column('text', { name: 'sealed_recipient' }) sealedRecipient: string;
}

@Entity('challenges')
export class ChallengeRow {
  @PrimaryColumn('uuid', { name: 'challenge_id' }) challengeId: string;
  @Column('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('uuid', { name: 'contact_id' }) contactId: string;
  @Column('text') channel: Channel;
  @Column('text') purpose: Purpose;
  @Column('text') state: ChallengeState;
  @Column('char', { name: 'code_hash', length: 64 }) codeHash: string;
  @Column('char', { name: 'link_hash', length: 64 }) linkHash: string;
  @Column('smallint') tries: number;
  @Column('text') message: MessageState;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
  @Column('timestamptz', { name: 'send_before' }) sendBefore: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}

@Entity('audit')
export class AuditRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('timestamptz') at: Date;
  @Column('text') actor: string;
  @Column('text') action: string;
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('text', { array: true }) fields: string[];
}
