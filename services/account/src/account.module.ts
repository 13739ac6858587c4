import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { DatabaseDuty, Idempotency, TransactionRunner } from '#database';
import { MESSAGING_DUTIES, messagingProviders, Outbox } from '#messaging';
import { DUTIES, type Duty, type Role, type ServiceDefinition } from '#runtime';
import { accessControllers, accessProviders, accessUseCases } from './access.wiring.js';
import { type AccountConfig, accountKeys } from './account.config.js';
import { ApplyExtensions } from './app/apply-extensions.js';
import { CancelRival } from './app/cancel-rival.js';
import { CheckCard } from './app/check-card.js';
import { CorrectContact } from './app/correct-contact.js';
import { DraftRegistration } from './app/draft-registration.js';
import { EditRegistration } from './app/edit-registration.js';
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
import { PrivacyNotice } from './app/privacy-notice.js';
import { ProveContact } from './app/prove-contact.js';
import { Remind } from './app/remind.js';
import { ReopenDocument } from './app/reopen-document.js';
import { Rules } from './app/rules.js';
import { ShowAnnouncements } from './app/show-announcements.js';
import { ShowCard } from './app/show-card.js';
import { ShowPeriod } from './app/show-period.js';
import { ShowRegistration } from './app/show-registration.js';
import { ShowTimeline } from './app/show-timeline.js';
import { ShowTimelineToHelpdesk } from './app/show-timeline-to-helpdesk.js';
import { StartSession } from './app/start-session.js';
import { SubmitRegistration } from './app/submit-registration.js';
import type { Sweepable } from './app/sweepable.js';
import { PasswordPolicy } from './domain/password.policy.js';
import { AnnouncementsController } from './in/http/announcements.controller.js';
import { CardController } from './in/http/card/card.controller.js';
import { CardLinks } from './in/http/card/card-links.js';
import { ContactsController } from './in/http/contacts.controller.js';
import { PeriodController } from './in/http/period.controller.js';
import { allowPhoneCountries } from './in/http/phone.js';
import { RegistrationsController } from './in/http/registrations.controller.js';
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
import { backlogDuty } from './in/worker/backlog.duty.js';
import { sweepDuty } from './in/worker/sweep.duty.js';
import { made } from './made.js';
import { EventOutbox } from './out/events/event-outbox.js';
import { registrationContract } from './out/events/to-contract.js';
import { Argon2Passwords } from './out/hashing/argon2-passwords.js';
import { StoredBacklog } from './out/store/backlog.js';
import { StoredDueWork } from './out/store/due-work.js';
import { PersonVault } from './out/store/person-vault.js';
import { storeProviders } from './out/store/store.providers.js';
import { StoredUnitOfWork } from './out/store/unit-of-work.js';
import { SignedDocumentReceipts } from './out/tokens/signed-document-receipts.js';
import { recordControllers, recordEvents, recordSettings, recordSweeps, recordUseCases } from './record.wiring.js';

@Module({})
class AccountModule {}

const http = [
  PeriodController,
  AnnouncementsController,
  RegistrationsController,
  ...recordControllers,
  ContactsController,
  TimelineController,
  CardController,
  ...accessControllers,
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
  ...recordEvents,
];

const useCases: Provider[] = [
  made(ShowPeriod, [StoredUnitOfWork]),
  made(ShowAnnouncements, [StoredUnitOfWork]),
  made(DraftRegistration, [StoredUnitOfWork, Argon2Passwords, PasswordPolicy, StartSession, Rules, PrivacyNotice]),
  made(ShowRegistration, [StoredUnitOfWork]),
  made(EditRegistration, [StoredUnitOfWork, Rules]),
  made(SubmitRegistration, [StoredUnitOfWork, SignedDocumentReceipts]),
  made(CorrectContact, [StoredUnitOfWork, Rules]),
  made(ShowTimeline, [StoredUnitOfWork]),
  made(ShowCard, [StoredUnitOfWork]),
  made(CheckCard, [StoredUnitOfWork]),
  made(ShowTimelineToHelpdesk, [StoredUnitOfWork]),
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
  ...recordUseCases,
  ...accessUseCases,
];
const sweeps = [CancelRival, ExpireDraft, Remind, ApplyExtensions, ...recordSweeps];

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
      ...accessProviders(config),
      {
        provide: Rules,
        useFactory: () =>
          new Rules(config.DRAFT_HOURS, config.REMINDER_HOURS, config.CORRECTIONS_A_DAY, config.RESETS_A_DAY),
      },
      { provide: CardLinks, useFactory: () => new CardLinks(config.PUBLIC_ORIGIN) },
      ...recordSettings(config),
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
          ...(has('work') ? [backlogDuty(backlog), ...works.map((work) => sweepDuty(work, sweepMs))] : []),
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
