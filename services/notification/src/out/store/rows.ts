import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { FailureReason } from '../../domain/delivery.events.js';
import type { Channel, Locale, Purpose } from '../../domain/delivery.js';
import type { DeliveryState } from '../../domain/delivery.states.js';
import type { NoticeTemplate } from '../../domain/templates/notice-message.js';

@Entity('deliveries')
export class DeliveryRow {
  @PrimaryColumn('uuid', { name: 'delivery_id' }) deliveryId: string;
  @Column('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('uuid', { name: 'challenge_id', nullable: true }) challengeId: string | null;
  @Column('uuid', { name: 'notice_id', nullable: true }) noticeId: string | null;
  @Column('uuid', { name: 'contact_id' }) contactId: string;
  @Column('text') channel: Channel;
  @Column('text', { nullable: true }) purpose: Purpose | null;
  @Column('text', { nullable: true }) template: NoticeTemplate | null;
  @Column('text') locale: Locale;
  @Column('timestamptz', { name: 'occurred_at', nullable: true }) occurredAt: Date | null;
  @Column('timestamptz', { name: 'send_before' }) sendBefore: Date;
  @Column('text', { nullable: true }) traceparent: string | null;
  @Column('text', { name: 'sealed_recipient', nullable: true }) sealedRecipient: string | null;
  @Column('text', { name: 'sealed_name', nullable: true }) sealedName: string | null;
  @Column('text', { name: 'sealed_code', nullable: true }) sealedCode: string | null;
  @Column('text', { name: 'sealed_values', nullable: true }) sealedValues: string | null;
  @Column('text') state: DeliveryState;
  @Column('integer') attempts: number;
  @Column('integer', { name: 'unknown_results' }) unknownResults: number;
  @Column('text', { name: 'unknown_at', array: true }) unknownAt: string[];
  @Column('text', { nullable: true }) provider: string | null;
  @Column('text', { name: 'provider_message_id', nullable: true }) providerMessageId: string | null;
  @Column('timestamptz', { name: 'next_attempt_at' }) nextAttemptAt: Date;
  @Column('timestamptz', { name: 'lease_until', nullable: true }) leaseUntil: Date | null;
  @Column('boolean') revoked: boolean;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('text', { nullable: true }) reason: FailureReason | null;
  @Column('timestamptz', { name: 'queued_at' }) queuedAt: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}

/** Whose messages are not sent any more. */
@Entity('withdrawals')
export class WithdrawalRow {
  @PrimaryColumn('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('text') kind: 'contact' | 'registration';
  @Column('timestamptz') at: Date;
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
