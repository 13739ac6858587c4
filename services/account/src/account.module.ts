import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { DatabaseDuty, Idempotency, TransactionRunner } from '#database';
import { MESSAGING_DUTIES, messagingProviders, Outbox } from '#messaging';
import { DUTIES, type Duty, type Role, SESSION_KEYS, type ServiceDefinition } from '#runtime';
import { type AccountConfig, accountKeys } from './account.config.js';
import { ApplyExtensions } from './app/apply-extensions.js';
import { CancelRival } from './app/cancel-rival.js';
import { CorrectContact } from './app/correct-contact.js';
import { DraftRegistration } from './app/draft-registration.js';
import { EditRegistration } from './app/edit-registration.js';
import { EndSession } from './app/end-session.js';
import { ExpireDraft } from './app/expire-draft.js';
import { HearLapse } from './app/hear-lapse.js';
import { HearOverdueDocument } from './app/hear-overdue-document.js';
import { KeepDeadline } from './app/keep-deadline.js';
import { KeepInspection } from './app/keep-inspection.js';
import { KeepRequirements } from './app/keep-requirements.js';
import { NoteChallenge } from './app/note-challenge.js';
import { NoteChannelFailure } from './app/note-channel-failure.js';
import { NoteMessage } from './app/note-message.js';
import { NoteRevocation } from './app/note-revocation.js';
import { OpenSession } from './app/open-session.js';
import { ProveContact } from './app/prove-contact.js';
import { RefreshSession } from './app/refresh-session.js';
import { Remind } from './app/remind.js';
import { ReopenDocument } from './app/reopen-document.js';
import { Rules } from './app/rules.js';
import { ShowAnnouncements } from './app/show-announcements.js';
import { ShowPeriod } from './app/show-period.js';
import { ShowRegistration } from './app/show-registration.js';
import { ShowTimeline } from './app/show-timeline.js';
import { ShowTimelineToHelpdesk } from './app/show-timeline-to-helpdesk.js';
import { SubmitRegistration } from './app/submit-registration.js';
import type { Sweepable } from './app/sweepable.js';
import { AnnouncementsController } from './in/http/announcements.controller.js';
import { ContactsController } from './in/http/contacts.controller.js';
import { JwksController, PUBLISHED_KEYS } from './in/http/jwks.controller.js';
import { PeriodController } from './in/http/period.controller.js';
import { allowPhoneCountries } from './in/http/phone.js';
import { RegistrationsController } from './in/http/registrations.controller.js';
import { SessionCookies } from './in/http/session-cookies.js';
import { SessionsController } from './in/http/sessions.controller.js';
import { TimelineController } from './in/http/timeline.controller.js';
import { OnChallengeIssued } from './in/kafka/on-challenge-issued.js';
import { OnChallengeRevoked } from './in/kafka/on-challenge-revoked.js';
import { OnContactChannelFailed } from './in/kafka/on-contact-channel-failed.js';
import { OnContactDeadlineSet } from './in/kafka/on-contact-deadline-set.js';
import { OnContactLapsed } from './in/kafka/on-contact-lapsed.js';
import { OnContactVerified } from './in/kafka/on-contact-verified.js';
import { OnDocumentAccepted } from './in/kafka/on-document-accepted.js';
import { OnDocumentOverdue } from './in/kafka/on-document-overdue.js';
import { OnDocumentRejected } from './in/kafka/on-document-rejected.js';
import { OnDocumentReopened } from './in/kafka/on-document-reopened.js';
import { OnMessageDelivered } from './in/kafka/on-message-delivered.js';
import { OnMessageFailed } from './in/kafka/on-message-failed.js';
import { OnMessageSent } from './in/kafka/on-message-sent.js';
import { OnRequirementsChanged } from './in/kafka/on-requirements-changed.js';
import { BacklogDuty } from './in/worker/backlog.duty.js';
import { SweepDuty } from './in/worker/sweep.duty.js';
import { EventOutbox } from './out/events/event-outbox.js';
import { registrationContract } from './out/events/to-contract.js';
import { Argon2Passwords } from './out/hashing/argon2-passwords.js';
import { HashingPool } from './out/hashing/hashing-pool.js';
import { StoredBacklog } from './out/store/backlog.js';
import { StoredDueWork } from './out/store/due-work.js';
import { PersonVault } from './out/store/person-vault.js';
import { storeProviders } from './out/store/store.providers.js';
import { StoredUnitOfWork } from './out/store/unit-of-work.js';
import { HmacRefreshTokens } from './out/tokens/hmac-refresh-tokens.js';
import { JwtSessionTokens } from './out/tokens/jwt-session-tokens.js';
import { readSessionKey, type SessionKey } from './out/tokens/session-key.js';
import { SignedDocumentReceipts } from './out/tokens/signed-document-receipts.js';

@Module({})
class AccountModule {}

const SESSION_KEY = Symbol('session key');

const http = [
  PeriodController,
  AnnouncementsController,
  RegistrationsController,
  ContactsController,
  TimelineController,
  SessionsController,
  JwksController,
];
const events = [
  OnContactVerified,
  OnContactDeadlineSet,
  OnContactLapsed,
  OnContactChannelFailed,
  OnChallengeIssued,
  OnChallengeRevoked,
  OnMessageSent,
  OnMessageDelivered,
  OnMessageFailed,
  OnDocumentAccepted,
  OnDocumentRejected,
  OnDocumentReopened,
  OnDocumentOverdue,
  OnRequirementsChanged,
];

/** A use case from its parts, checked against its constructor. */
function made<A extends unknown[]>(type: new (...parts: A) => object, parts: { [K in keyof A]: Type<A[K]> }): Provider {
  return { provide: type, useFactory: (...found: A) => new type(...found), inject: parts };
}

const useCases: Provider[] = [
  made(ShowPeriod, [StoredUnitOfWork]),
  made(ShowAnnouncements, [StoredUnitOfWork]),
  made(DraftRegistration, [StoredUnitOfWork, Argon2Passwords, HmacRefreshTokens, Rules]),
  made(ShowRegistration, [StoredUnitOfWork]),
  made(EditRegistration, [StoredUnitOfWork, Rules]),
  made(SubmitRegistration, [StoredUnitOfWork, SignedDocumentReceipts]),
  made(CorrectContact, [StoredUnitOfWork, Rules]),
  made(ShowTimeline, [StoredUnitOfWork]),
  made(ShowTimelineToHelpdesk, [StoredUnitOfWork]),
  made(OpenSession, [StoredUnitOfWork, Argon2Passwords, HmacRefreshTokens, Rules]),
  made(RefreshSession, [StoredUnitOfWork, HmacRefreshTokens, Rules]),
  made(EndSession, [StoredUnitOfWork, HmacRefreshTokens]),
  made(ProveContact, [StoredUnitOfWork]),
  made(HearLapse, [StoredUnitOfWork]),
  made(KeepDeadline, [StoredUnitOfWork, Rules]),
  made(NoteChannelFailure, [StoredUnitOfWork]),
  made(NoteChallenge, [StoredUnitOfWork]),
  made(NoteRevocation, [StoredUnitOfWork]),
  made(NoteMessage, [StoredUnitOfWork]),
  made(KeepInspection, [StoredUnitOfWork, Rules]),
  made(ReopenDocument, [StoredUnitOfWork]),
  made(HearOverdueDocument, [StoredUnitOfWork]),
  made(KeepRequirements, [StoredUnitOfWork]),
  made(CancelRival, [StoredUnitOfWork, StoredDueWork]),
  made(ExpireDraft, [StoredUnitOfWork, StoredDueWork]),
  made(Remind, [StoredUnitOfWork, StoredDueWork, Rules]),
  made(ApplyExtensions, [StoredUnitOfWork, StoredDueWork]),
];
const sweeps = [CancelRival, ExpireDraft, Remind, ApplyExtensions];

const sessionProviders = (config: AccountConfig): Provider[] => [
  { provide: SESSION_KEY, useFactory: () => readSessionKey(config.SESSION_PRIVATE_KEY) },
  { provide: SESSION_KEYS, useFactory: (key: SessionKey) => key.verifyWith, inject: [SESSION_KEY] },
  { provide: PUBLISHED_KEYS, useFactory: (key: SessionKey) => key.published, inject: [SESSION_KEY] },
  {
    provide: SessionCookies,
    useFactory: (key: SessionKey) => new SessionCookies(new JwtSessionTokens(key)),
    inject: [SESSION_KEY],
  },
];

const sealKeysOf = (config: AccountConfig) => ({
  verification: config.SEAL_KEY_ACCOUNT_VERIFICATION,
  notification: config.SEAL_KEY_ACCOUNT_NOTIFICATION,
});

const outProviders = (config: AccountConfig): Provider[] => [
  ...storeProviders(config.DATABASE_URL),
  {
    provide: StoredUnitOfWork,
    useFactory: (transactions: TransactionRunner, outbox: Outbox) =>
      new StoredUnitOfWork(
        transactions,
        new PersonVault(config.MASTER_KEY, config.BLIND_INDEX_KEY),
        new EventOutbox(outbox, registrationContract(sealKeysOf(config))),
        new Idempotency(config.IDEMPOTENCY_KEY),
      ),
    inject: [TransactionRunner, Outbox],
  },
  { provide: Argon2Passwords, useFactory: () => new Argon2Passwords(new HashingPool()) },
  { provide: HmacRefreshTokens, useFactory: () => new HmacRefreshTokens(config.BLIND_INDEX_KEY) },
  {
    provide: SignedDocumentReceipts,
    useFactory: () => new SignedDocumentReceipts(config.DOCUMENT_RECEIPT_PUBLIC_KEY),
  },
];

function moduleOf(config: AccountConfig): DynamicModule {
  allowPhoneCountries(config.PHONE_COUNTRIES);
  const sweepMs = config.SWEEP_SECONDS * 1_000;
  const has = (role: Role) => config.ROLE === 'all' || config.ROLE === role;
  return {
    module: AccountModule,
    controllers: [...(has('serve') ? http : []), ...(has('consume') ? events : [])],
    providers: [
      ...sessionProviders(config),
      {
        provide: Rules,
        useFactory: () => new Rules(config.DRAFT_HOURS, config.REMINDER_HOURS, config.CORRECTIONS_A_DAY),
      },
      ...useCases,
      ...outProviders(config),
      ...messagingProviders({
        service: 'account',
        brokers: config.KAFKA_BROKERS,
        databaseUrl: config.DATABASE_URL,
        role: config.ROLE,
      }),
      {
        provide: DUTIES,
        useFactory: (
          database: DatabaseDuty,
          messages: Duty[],
          backlog: StoredBacklog,
          ...works: Sweepable[]
        ): Duty[] => [
          database,
          ...messages,
          ...(has('work') ? [new BacklogDuty(backlog), ...works.map((work) => new SweepDuty(work, sweepMs))] : []),
        ],
        inject: [DatabaseDuty, MESSAGING_DUTIES, StoredBacklog, ...sweeps],
      },
    ],
  };
}

export const accountService: ServiceDefinition<typeof accountKeys> = {
  name: 'account',
  keys: accountKeys,
  module: moduleOf,
};
