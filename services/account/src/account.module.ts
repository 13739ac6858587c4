import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { catalog } from '#contracts';
import { createDataSource, DatabaseDuty, Idempotency, TransactionRunner } from '#database';
import { MESSAGING_DUTIES, messagingProviders, Outbox } from '#messaging';
import { DUTIES, type Duty, type Role, SESSION_KEYS, type ServiceDefinition } from '#runtime';
import { type AccountConfig, accountKeys } from './account.config.js';
import { DraftRegistration } from './app/draft-registration.js';
import { EditRegistration } from './app/edit-registration.js';
import { EndSession } from './app/end-session.js';
import { KeepInspection } from './app/keep-inspection.js';
import { KeepRequirements } from './app/keep-requirements.js';
import { OpenSession } from './app/open-session.js';
import { ProveContact } from './app/prove-contact.js';
import { RefreshSession } from './app/refresh-session.js';
import { SetPeriod } from './app/set-period.js';
import { ShowPeriod } from './app/show-period.js';
import { ShowRegistration } from './app/show-registration.js';
import { SubmitRegistration } from './app/submit-registration.js';
import { JwksController, PUBLISHED_KEYS } from './in/http/jwks.controller.js';
import { PeriodController } from './in/http/period.controller.js';
import { RegistrationsController } from './in/http/registrations.controller.js';
import { SessionCookies } from './in/http/session-cookies.js';
import { SessionsController } from './in/http/sessions.controller.js';
import { OnContactVerified } from './in/kafka/on-contact-verified.js';
import { OnDocumentAccepted } from './in/kafka/on-document-accepted.js';
import { OnDocumentRejected } from './in/kafka/on-document-rejected.js';
import { OnRequirementsChanged } from './in/kafka/on-requirements-changed.js';
import { BacklogDuty } from './in/worker/backlog.duty.js';
import { EventOutbox } from './out/events/event-outbox.js';
import { periodContract, registrationContract } from './out/events/to-contract.js';
import { Argon2Passwords } from './out/hashing/argon2-passwords.js';
import { HashingPool } from './out/hashing/hashing-pool.js';
import { StoredBacklog } from './out/store/backlog.js';
import { StoredPeriodWork } from './out/store/period-work.js';
import { PersonVault } from './out/store/person-vault.js';
import { rows } from './out/store/rows.js';
import { storeProviders } from './out/store/store.providers.js';
import { StoredUnitOfWork } from './out/store/unit-of-work.js';
import { HmacRefreshTokens } from './out/tokens/hmac-refresh-tokens.js';
import { JwtSessionTokens } from './out/tokens/jwt-session-tokens.js';
import { readSessionKey, type SessionKey } from './out/tokens/session-key.js';
import { SignedDocumentReceipts } from './out/tokens/signed-document-receipts.js';

@Module({})
class AccountModule {}

const SESSION_KEY = Symbol('session key');

const http = [PeriodController, RegistrationsController, SessionsController, JwksController];
const events = [OnContactVerified, OnDocumentAccepted, OnDocumentRejected, OnRequirementsChanged];

/** A use case from its parts, checked against its constructor. */
function made<A extends unknown[]>(type: new (...parts: A) => object, parts: { [K in keyof A]: Type<A[K]> }): Provider {
  return { provide: type, useFactory: (...found: A) => new type(...found), inject: parts };
}

const useCases: Provider[] = [
  made(ShowPeriod, [StoredUnitOfWork]),
  made(DraftRegistration, [StoredUnitOfWork, Argon2Passwords, HmacRefreshTokens]),
  made(ShowRegistration, [StoredUnitOfWork]),
  made(EditRegistration, [StoredUnitOfWork]),
  made(SubmitRegistration, [StoredUnitOfWork, SignedDocumentReceipts]),
  made(OpenSession, [StoredUnitOfWork, Argon2Passwords, HmacRefreshTokens]),
  made(RefreshSession, [StoredUnitOfWork, HmacRefreshTokens]),
  made(EndSession, [StoredUnitOfWork, HmacRefreshTokens]),
  made(ProveContact, [StoredUnitOfWork]),
  made(KeepInspection, [StoredUnitOfWork]),
  made(KeepRequirements, [StoredUnitOfWork]),
];

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

const outProviders = (config: AccountConfig): Provider[] => [
  ...storeProviders(config.DATABASE_URL),
  {
    provide: StoredUnitOfWork,
    useFactory: (transactions: TransactionRunner, outbox: Outbox) =>
      new StoredUnitOfWork(
        transactions,
        new PersonVault(config.MASTER_KEY, config.BLIND_INDEX_KEY),
        new EventOutbox(outbox, registrationContract(config.SEAL_KEY_ACCOUNT_VERIFICATION)),
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
  const has = (role: Role) => config.ROLE === 'all' || config.ROLE === role;
  return {
    module: AccountModule,
    controllers: [...(has('serve') ? http : []), ...(has('consume') ? events : [])],
    providers: [
      ...sessionProviders(config),
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
        useFactory: (database: DatabaseDuty, messages: Duty[], backlog: StoredBacklog): Duty[] => [
          database,
          ...messages,
          ...(has('work') ? [new BacklogDuty(backlog)] : []),
        ],
        inject: [DatabaseDuty, MESSAGING_DUTIES, StoredBacklog],
      },
    ],
  };
}

export const accountService: ServiceDefinition<typeof accountKeys> = {
  name: 'account',
  keys: accountKeys,
  module: moduleOf,
};

/** The same parts for the command line, which needs the database alone. */
export async function openPeriods(databaseUrl: string): Promise<{ setPeriod: SetPeriod; close(): Promise<void> }> {
  const dataSource = createDataSource({
    url: databaseUrl,
    applicationName: 'account-set-period',
    entities: rows,
    poolSize: 1,
  });
  await dataSource.initialize();
  const outbox = new EventOutbox(new Outbox(catalog, 'account'), periodContract);
  const setPeriod = new SetPeriod(new StoredPeriodWork(new TransactionRunner(dataSource), outbox));
  return { setPeriod, close: () => dataSource.destroy() };
}
