import { type DynamicModule, type InjectionToken, Module, type Provider, type Type } from '@nestjs/common';
import { DatabaseDuty, Idempotency } from '#database';
import { MESSAGING_DUTIES, messagingProviders } from '#messaging';
import {
  DUTIES,
  type Duty,
  PeriodicDuty,
  type Role,
  remoteSessionKeys,
  SESSION_KEYS,
  type ServiceDefinition,
} from '#runtime';
import { ClaimInspection } from './app/claim-inspection.js';
import { CloseOverdue } from './app/close-overdue.js';
import { CommitDocument } from './app/commit-document.js';
import { EndRegistration } from './app/end-registration.js';
import { ErasePerson } from './app/erase-person.js';
import { ExtendReplacement } from './app/extend-replacement.js';
import { FinishErasure } from './app/finish-erasure.js';
import { FreezeDocuments } from './app/freeze-documents.js';
import { InspectDocument } from './app/inspect-document.js';
import { ListDocuments } from './app/list-documents.js';
import { OpenDispute } from './app/open-dispute.js';
import { OpenSlot } from './app/open-slot.js';
import { PurgeAnswers } from './app/purge-answers.js';
import { ReadDocument } from './app/read-document.js';
import { ReadingBudget } from './app/reading-budget.js';
import { RemoveAbandonedUploads } from './app/remove-abandoned-uploads.js';
import { RemoveOrphanedCopies } from './app/remove-orphaned-copies.js';
import { SetRequirements } from './app/set-requirements.js';
import { ShowRequirements } from './app/show-requirements.js';
import { WakeUp } from './app/wake-up.js';
import { type DocumentStorageConfig, documentStorageKeys } from './document-storage.config.js';
import { ReplacementWindow } from './domain/replacement-window.js';
import { DocumentsController } from './in/http/documents.controller.js';
import { RequirementsController } from './in/http/requirements.controller.js';
import { SlotsController } from './in/http/slots.controller.js';
import { OnPeriodChanged } from './in/kafka/on-period-changed.js';
import { OnRegistrationCancelled } from './in/kafka/on-registration-cancelled.js';
import { OnRegistrationDeadlineMoved } from './in/kafka/on-registration-deadline-moved.js';
import { OnRegistrationDisputeOpened } from './in/kafka/on-registration-dispute-opened.js';
import { OnRegistrationErasureDue } from './in/kafka/on-registration-erasure-due.js';
import { OnRegistrationSubmitted } from './in/kafka/on-registration-submitted.js';
import { InspectorDuty } from './in/worker/inspector.duty.js';
import { RegistrationSweep } from './in/worker/registration-sweep.js';
import { FileContentChecker } from './out/content/content-checker.js';
import { PersonCipher } from './out/keys/person-cipher.js';
import { ClamdScanner } from './out/malware/clamd-scanner.js';
import { JwsReceipts } from './out/receipts/jws-receipts.js';
import { S3Storage } from './out/s3/s3-storage.js';
import { SqlUnitOfWork } from './out/store/sql-unit-of-work.js';
import { storeProviders } from './out/store/store.providers.js';

@Module({})
class DocumentStorageModule {}

const WORKERS = Symbol('workers');
const SCANNER = Symbol('malware scanner, if any');
const http = [RequirementsController, SlotsController, DocumentsController];
const events = [
  OnPeriodChanged,
  OnRegistrationSubmitted,
  OnRegistrationDeadlineMoved,
  OnRegistrationCancelled,
  OnRegistrationDisputeOpened,
  OnRegistrationErasureDue,
];

/** A class made of others, in the order of its constructor. */
function made<T extends Type>(type: T, ...inject: InjectionToken[]): Provider {
  return { provide: type, useFactory: (...parts: unknown[]) => new type(...parts), inject };
}

const useCases: Provider[] = [
  made(WakeUp),
  made(SetRequirements, SqlUnitOfWork),
  made(ShowRequirements, SqlUnitOfWork),
  made(OpenSlot, SqlUnitOfWork, Idempotency, S3Storage),
  made(CommitDocument, SqlUnitOfWork, S3Storage, JwsReceipts, WakeUp),
  made(ListDocuments, SqlUnitOfWork),
  made(ReadingBudget),
  made(ReadDocument, SqlUnitOfWork, S3Storage, PersonCipher, ReadingBudget),
  made(FreezeDocuments, SqlUnitOfWork, ReplacementWindow),
  made(ExtendReplacement, SqlUnitOfWork, ReplacementWindow),
  made(EndRegistration, SqlUnitOfWork),
  made(OpenDispute, SqlUnitOfWork),
  made(ErasePerson, SqlUnitOfWork, Idempotency),
  made(FinishErasure, SqlUnitOfWork, S3Storage),
  made(CloseOverdue, SqlUnitOfWork),
  made(RemoveAbandonedUploads, SqlUnitOfWork, S3Storage),
  made(RemoveOrphanedCopies, SqlUnitOfWork, S3Storage),
  made(PurgeAnswers, SqlUnitOfWork, Idempotency),
  made(ClaimInspection, SqlUnitOfWork),
  made(InspectDocument, SqlUnitOfWork, S3Storage, SCANNER, FileContentChecker, PersonCipher, ReplacementWindow),
];

function adapters(config: DocumentStorageConfig): Provider[] {
  const storage = new S3Storage({
    endpoint: config.S3_ENDPOINT,
    region: config.S3_REGION,
    accessKey: config.S3_ACCESS_KEY,
    secretKey: config.S3_SECRET_KEY,
    quarantineBucket: config.S3_QUARANTINE_BUCKET,
    cleanBucket: config.S3_CLEAN_BUCKET,
    publicOrigin: config.PUBLIC_ORIGIN,
  });
  return [
    { provide: S3Storage, useValue: storage },
    { provide: PersonCipher, useValue: new PersonCipher(config.MASTER_KEY) },
    { provide: JwsReceipts, useValue: new JwsReceipts(config.DOCUMENT_RECEIPT_PRIVATE_KEY) },
    { provide: Idempotency, useValue: new Idempotency(config.IDEMPOTENCY_KEY) },
    { provide: ReplacementWindow, useValue: new ReplacementWindow(config.DOCUMENT_REOPENED_HOURS) },
    made(FileContentChecker),
    made(InspectorDuty, ClaimInspection, InspectDocument, WakeUp),
    { provide: SCANNER, useValue: config.CLAMD_URL ? new ClamdScanner(config.CLAMD_URL) : null },
  ];
}

const SWEEP_EVERY_MS = 2_000;
// How often a process asks whether it is its turn; the turns themselves are further apart.
const ASK_EVERY_MS = 60_000;

interface Workers {
  readonly inspector: InspectorDuty;
  readonly overdue: CloseOverdue;
  readonly erasure: FinishErasure;
  /** What one process of many does once in a while. */
  readonly seldom: Readonly<Record<string, { execute(goOn: () => boolean): Promise<unknown> }>>;
}

function dutiesOf({ inspector, overdue, erasure, seldom }: Workers): Duty[] {
  const deadlines = new RegistrationSweep(overdue, {
    name: 'document_deadlines',
    help: 'Registrations with a reopened document whose time is over and that is not settled yet.',
  });
  const erasures = new RegistrationSweep(erasure, {
    name: 'document_erasures',
    help: 'Erased registrations whose objects are still to be searched for.',
  });
  return [
    inspector,
    new PeriodicDuty('deadlines', SWEEP_EVERY_MS, (goOn) => deadlines.turn(goOn)),
    new PeriodicDuty('erasures', SWEEP_EVERY_MS, (goOn) => erasures.turn(goOn)),
    ...Object.entries(seldom).map(([name, task]) => new PeriodicDuty(name, ASK_EVERY_MS, (goOn) => task.execute(goOn))),
  ];
}

const workers: Provider = {
  provide: WORKERS,
  useFactory: (
    inspector: InspectorDuty,
    overdue: CloseOverdue,
    erasure: FinishErasure,
    uploads: RemoveAbandonedUploads,
    copies: RemoveOrphanedCopies,
    answers: PurgeAnswers,
  ) => dutiesOf({ inspector, overdue, erasure, seldom: { uploads, copies, answers } }),
  inject: [InspectorDuty, CloseOverdue, FinishErasure, RemoveAbandonedUploads, RemoveOrphanedCopies, PurgeAnswers],
};

function moduleOf(config: DocumentStorageConfig): DynamicModule {
  const has = (role: Role) => config.ROLE === 'all' || config.ROLE === role;
  const controllers: Type[] = [...(has('serve') ? http : []), ...(has('consume') ? events : [])];
  const messaging = {
    service: 'document-storage',
    brokers: config.KAFKA_BROKERS,
    databaseUrl: config.DATABASE_URL,
    role: config.ROLE,
  };
  return {
    module: DocumentStorageModule,
    controllers,
    providers: [
      ...useCases,
      workers,
      ...adapters(config),
      ...storeProviders(config.DATABASE_URL),
      ...messagingProviders(messaging),
      { provide: SESSION_KEYS, useValue: remoteSessionKeys(config.ACCOUNT_JWKS_URL) },
      {
        provide: DUTIES,
        useFactory: (database: DatabaseDuty, messages: Duty[], working: Duty[]): Duty[] => [
          database,
          ...messages,
          ...(has('work') ? working : []),
        ],
        inject: [DatabaseDuty, MESSAGING_DUTIES, WORKERS],
      },
    ],
  };
}

export const documentStorageService: ServiceDefinition<typeof documentStorageKeys> = {
  name: 'document-storage',
  keys: documentStorageKeys,
  module: moduleOf,
};
