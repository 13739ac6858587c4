import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Text } from '#errors';
import type { ConsentScope } from '../../domain/consent.js';
import type { Browser, System } from '../../domain/device.js';
import type { DisputeState } from '../../domain/dispute.js';
import type { Requirement } from '../../domain/document.js';
import type { ExtensionPurpose } from '../../domain/extension.js';
import type { GrantPurpose } from '../../domain/grant.js';
import type { VerificationPolicy } from '../../domain/period.js';
import type { PersonWarning } from '../../domain/person.warnings.js';
import type { Purpose } from '../../domain/registration.data.js';
import type { CancellationReason, Locale } from '../../domain/registration.events.js';
import type { State } from '../../domain/registration.states.js';

@Entity('period')
export class PeriodRow {
  @PrimaryColumn('uuid', { name: 'period_id' }) periodId: string;
  @Column('text') name: string;
  @Column('timestamptz', { name: 'opens_at' }) opensAt: Date;
  @Column('timestamptz', { name: 'closes_at' }) closesAt: Date;
  @Column('text') verify: VerificationPolicy['verify'];
  @Column('text') activate: VerificationPolicy['activate'];
  @Column('integer', { name: 'verify_hours' }) verifyHours: number;
  @Column('integer', { name: 'activate_hours' }) activateHours: number;
  @Column('timestamptz', { name: 'extended_to', nullable: true }) extendedTo: Date | null;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}

@Entity('period_requirements')
export class RequirementsRow {
  @PrimaryColumn('uuid', { name: 'period_id' }) periodId: string;
  @Column('jsonb') requirements: Requirement[];
  @Column('timestamptz', { name: 'heard_at' }) heardAt: Date;
}

@Entity('registration')
export class RegistrationRow {
  @PrimaryColumn('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('text', { name: 'registration_number' }) registrationNumber: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('text') state: State;
  @Column('timestamptz', { name: 'state_since' }) stateSince: Date;
  @Column('integer') version: number;
  @Column('char', { name: 'nik_index', length: 64 }) nikIndex: string;
  @Column('text', { name: 'wrapped_key' }) wrappedKey: string;
  @Column('text', { name: 'sealed_person' }) sealedPerson: string;
  @Column('text', { array: true }) warnings: PersonWarning[];
  @Column('text', { name: 'password_hash' }) passwordHash: string;
  @Column('text') locale: Locale;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt: Date | null;
  @Column('uuid', { name: 'first_contact_id', nullable: true }) firstContactId: string | null;
  @Column('jsonb', { nullable: true }) policy: VerificationPolicy | null;
  @Column('timestamptz', { name: 'verified_at', nullable: true }) verifiedAt: Date | null;
  @Column('timestamptz', { name: 'activated_at', nullable: true }) activatedAt: Date | null;
  @Column('timestamptz', { name: 'draft_expires_at', nullable: true }) draftExpiresAt: Date | null;
  @Column('text', { name: 'correction_day', nullable: true }) correctionDay: string | null;
  @Column('integer', { name: 'correction_count' }) correctionCount: number;
  @Column('timestamptz', { name: 'nik_refused_at', nullable: true }) nikRefusedAt: Date | null;
  @Column('timestamptz', { name: 'password_reset_at', nullable: true }) passwordResetAt: Date | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt: Date | null;
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason: CancellationReason | null;
}

@Entity('consent')
export class ConsentRow {
  @PrimaryColumn('uuid', { name: 'registration_id' }) registrationId: string;
  @PrimaryColumn('text') scope: ConsentScope;
  @Column('text', { name: 'notice_version' }) noticeVersion: string;
  @Column('timestamptz', { name: 'given_at' }) givenAt: Date;
}

@Entity('dispute')
export class DisputeRow {
  @PrimaryColumn('uuid', { name: 'dispute_id' }) disputeId: string;
  @Column('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('text') state: DisputeState;
  @Column('text', { name: 'sealed_statement' }) sealedStatement: string;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('timestamptz', { name: 'holder_told_at', nullable: true }) holderToldAt: Date | null;
}

@Entity('contact')
export class ContactRow {
  @PrimaryColumn('uuid', { name: 'contact_id' }) contactId: string;
  @Column('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('text') channel: 'email' | 'sms';
  @Column('text', { name: 'sealed_address' }) sealedAddress: string;
  @Column('char', { name: 'address_index', length: 64 }) addressIndex: string;
  @Column('timestamptz', { name: 'proven_at', nullable: true }) provenAt: Date | null;
  @Column('timestamptz', { name: 'challenged_at', nullable: true }) challengedAt: Date | null;
  @Column('timestamptz', { name: 'channel_failed_at', nullable: true }) channelFailedAt: Date | null;
  @Column('timestamptz', { name: 'disowned_at', nullable: true }) disownedAt: Date | null;
}

@Entity('document')
export class DocumentRow {
  @PrimaryColumn('uuid', { name: 'document_id' }) documentId: string;
  @Column('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('text') kind: string;
  @Column('char', { length: 64 }) sha256: string;
  @Column('text') state: 'committed' | 'accepted' | 'rejected';
  @Column('text', { nullable: true }) reason: string | null;
  @Column('boolean') submitted: boolean;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('timestamptz', { name: 'reopened_until', nullable: true }) reopenedUntil: Date | null;
}

@Entity('session')
export class SessionRow {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId: string;
  @Column('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('char', { name: 'family_index', length: 64, nullable: true }) familyIndex: string | null;
  @Column('char', { name: 'token_index', length: 64 }) tokenIndex: string;
  @Column('char', { name: 'previous_index', length: 64, nullable: true }) previousIndex: string | null;
  @Column('text', { nullable: true }) salt: string | null;
  @Column('timestamptz', { name: 'rotated_at' }) rotatedAt: Date;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text') browser: Browser;
  @Column('text') system: System;
}

@Entity('challenge_grant')
export class GrantRow {
  @PrimaryColumn('char', { length: 64 }) handle: string;
  @PrimaryColumn('uuid', { name: 'contact_id' }) contactId: string;
  @Column('text') purpose: GrantPurpose;
  @Column('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('boolean', { name: 'known_device' }) knownDevice: boolean;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt: Date | null;
}

@Entity('contact_change')
export class ContactChangeRow {
  @PrimaryColumn('uuid', { name: 'change_id' }) changeId: string;
  @Column('uuid', { name: 'registration_id' }) registrationId: string;
  @Column('char', { length: 64 }) handle: string;
  @Column('text') channel: 'email' | 'sms';
  @Column('uuid') replaces: string;
  @Column('uuid', { name: 'confirmed_by' }) confirmedBy: string;
  @Column('uuid', { name: 'contact_id' }) contactId: string;
  @Column('text', { name: 'sealed_address', nullable: true }) sealedAddress: string | null;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('timestamptz', { name: 'authorised_at', nullable: true }) authorisedAt: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
}

@Entity('deadline')
export class DeadlineRow {
  @PrimaryColumn('uuid', { name: 'registration_id' }) registrationId: string;
  @PrimaryColumn('text') purpose: Purpose;
  @Column('uuid', { name: 'contact_id' }) contactId: string;
  @Column('timestamptz', { nullable: true }) until: Date | null;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'set_at' }) setAt: Date;
  @Column('timestamptz', { name: 'remind_at', nullable: true }) remindAt: Date | null;
}

@Entity('extension')
export class ExtensionRow {
  @PrimaryColumn('uuid', { name: 'extension_id' }) extensionId: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('text') purpose: ExtensionPurpose;
  @Column('timestamptz') until: Date;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
}

@Entity('announcement')
export class AnnouncementRow {
  @PrimaryColumn('uuid', { name: 'announcement_id' }) announcementId: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('timestamptz') at: Date;
  @Column('jsonb') title: Text;
  @Column('jsonb') body: Text;
}

export const rows = [
  PeriodRow,
  RequirementsRow,
  RegistrationRow,
  ConsentRow,
  DisputeRow,
  ContactRow,
  DocumentRow,
  SessionRow,
  GrantRow,
  ContactChangeRow,
  DeadlineRow,
  ExtensionRow,
  AnnouncementRow,
];
