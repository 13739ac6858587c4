import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Activation } from '../../domain/case.record.js';
import type { CaseState } from '../../domain/case.states.js';
import type { ChallengeState, MessageState } from '../../domain/challenge.states.js';
import type { ClockState } from '../../domain/deadline.states.js';
import type { StepState } from '../../domain/step.states.js';
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
  @Column('integer', { name: 'verify_hours' }) verifyHours: number;
  @Column('integer', { name: 'activate_hours' }) activateHours: number;
  @Column('integer', { name: 'switches_heard' }) switchesHeard: number;
  @Column('text', { name: 'channels_off', array: true }) channelsOff: Channel[];
  @Column('timestamptz', { name: 'tries_day', nullable: true }) triesDay: Date | null;
  @Column('integer', { name: 'tries_today' }) triesToday: number;
  @Column('timestamptz', { name: 'renewal_due_at', nullable: true }) renewalDueAt: Date | null;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}

@Entity('contacts')
export class ContactRow {
  @PrimaryColumn('uuid', { name: 'contact_id' }) contactId: string;
  @Column('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('text') channel: Channel;
  @Column('text', { name: 'sealed_recipient' }) sealedRecipient: string;
  @Column('char', { name: 'recipient_hash', length: 64, nullable: true }) recipientHash: string | null;
  @Column('timestamptz', { name: 'proven_at', nullable: true }) provenAt: Date | null;
  @Column('timestamptz', { name: 'disowned_at', nullable: true }) disownedAt: Date | null;
  @Column('timestamptz', { name: 'replaced_at', nullable: true }) replacedAt: Date | null;
}

@Entity('steps')
export class StepRow {
  @PrimaryColumn('uuid', { name: 'registration_id' }) registrationId: string;
  @PrimaryColumn('text') purpose: Purpose;
  @Column('uuid', { name: 'contact_id' }) contactId: string;
  @Column('text') state: StepState;
  @Column('uuid', { name: 'proven_contact_id', nullable: true }) provenContactId: string | null;
  @Column('text') clock: ClockState;
  @Column('timestamptz', { nullable: true }) until: Date | null;
  @Column('timestamptz', { name: 'stood_at', nullable: true }) stoodAt: Date | null;
  @Column('timestamptz', { name: 'channel_fails_at', nullable: true }) channelFailsAt: Date | null;
  @Column('timestamptz', { name: 'channel_failed_at', nullable: true }) channelFailedAt: Date | null;
}

@Entity('sending_switches')
export class SwitchRow {
  @PrimaryGeneratedColumn('identity', { type: 'integer', name: 'switch_id' }) switchId: number;
  @Column('text') channel: Channel;
  @Column('boolean') on: boolean;
  @Column('timestamptz') at: Date;
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
