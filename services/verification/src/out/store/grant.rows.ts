import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChallengeState, MessageState } from '../../domain/challenge.states.js';
import type { Channel, GrantPurpose, Locale } from '../../domain/terms.js';

@Entity('grants')
export class GrantRow {
  @PrimaryColumn('char', { length: 64 }) handle: string;
  @Column('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('text') purpose: GrantPurpose;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('timestamptz', { name: 'tries_day', nullable: true }) triesDay: Date | null;
  @Column('integer', { name: 'tries_today' }) triesToday: number;
}

@Entity('grant_challenges')
export class GrantChallengeRow {
  @PrimaryColumn('uuid', { name: 'challenge_id' }) challengeId: string;
  @Column('char', { length: 64 }) handle: string;
  @Column('uuid', { name: 'contact_id' }) contactId: string;
  @Column('text') channel: Channel;
  @Column('text') locale: Locale;
  @Column('text', { name: 'sealed_recipient', nullable: true }) sealedRecipient: string | null;
  @Column('char', { name: 'recipient_hash', length: 64, nullable: true }) recipientHash: string | null;
  @Column('boolean', { name: 'is_owners' }) isOwners: boolean;
  @Column('char', { name: 'code_hash', length: 64 }) codeHash: string;
  @Column('text') state: ChallengeState;
  @Column('smallint') tries: number;
  @Column('text') message: MessageState;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
  @Column('timestamptz') until: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}
