import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { catalog } from '#contracts';
import { createDataSource, DatabaseDuty, TransactionRunner } from '#database';
import { MESSAGING_DUTIES, messagingProviders, Outbox } from '#messaging';
import {
  ConfigError,
  DUTIES,
  type Duty,
  PeriodicDuty,
  type Role,
  SESSION_KEYS,
  type ServiceDefinition,
} from '#runtime';
import { mailCourier, smsCourier } from './app/couriers.js';
import { DropMessage } from './app/drop-message.js';
import { EraseMessages } from './app/erase-messages.js';
import { MeasureBacklog } from './app/measure-backlog.js';
import type { CalledOff, UnitOfWork, WakeUps } from './app/ports.js';
import { Providers } from './app/providers.js';
import { PurgeLeftovers } from './app/purge-leftovers.js';
import { QueueMessage } from './app/queue-message.js';
import { ReceiptSignature } from './app/receipt-signature.js';
import { RecordBounce } from './app/record-bounce.js';
import { RecordReceipt } from './app/record-receipt.js';
import { RecordReport } from './app/record-report.js';
import { RequeueForgotten } from './app/requeue-forgotten.js';
import { SendMessage } from './app/send-message.js';
import { SweepDeliveries } from './app/sweep-deliveries.js';
import { SwitchSending } from './app/switch-sending.js';
import { WithdrawMessages } from './app/withdraw-messages.js';
import { smsFits } from './domain/templates/sms.js';
import { GenericReportsController } from './in/http/generic-reports.controller.js';
import { KannelReceiptsController } from './in/http/kannel-receipts.controller.js';
import { OnChallengeIssued } from './in/kafka/on-challenge-issued.js';
import { OnChallengeRevoked } from './in/kafka/on-challenge-revoked.js';
import { OnContactCorrected } from './in/kafka/on-contact-corrected.js';
import { OnContactReplaced } from './in/kafka/on-contact-replaced.js';
import { OnErasureDue } from './in/kafka/on-erasure-due.js';
import { OnNoticeRequested } from './in/kafka/on-notice-requested.js';
import { OnRegistrationCancelled } from './in/kafka/on-registration-cancelled.js';
import { BounceListener } from './in/smtp/bounce-listener.js';
import { DeliveryWorkers, type WorkerSettings } from './in/worker/delivery-workers.js';
import { type NotificationConfig, notificationKeys } from './notification.config.js';
import { mailServersOf, returnPathsOf, smsProvidersOf } from './notification.providers.js';
import { DescribedReports } from './out/generic-sms/described-reports.js';
import { DeliveryQueues } from './out/queue/delivery-queues.js';
import { workerOptions } from './out/queue/redis-options.js';
import type { SmtpProvider } from './out/smtp/smtp-provider.js';
import { entities, storeProviders } from './out/store/store.providers.js';
import { TypeormUnitOfWork } from './out/store/unit-of-work.js';
import { SealedVault } from './out/vault/sealed-vault.js';

@Module({})
class NotificationModule {}

const BACKLOG_MS = 15_000;
const LEASE_MS = 60_000;
const PURGE_MS = 3_600_000;
const SENDING_DUTIES = Symbol('sending duties');
const MAIL_SERVERS = Symbol('mail servers');

const events: Type[] = [
  OnChallengeIssued,
  OnChallengeRevoked,
  OnContactCorrected,
  OnContactReplaced,
  OnNoticeRequested,
  OnRegistrationCancelled,
  OnErasureDue,
];

function httpOf({ GENERIC_SMS }: NotificationConfig): Type[] {
  return [KannelReceiptsController, ...(GENERIC_SMS?.reports ? [GenericReportsController] : [])];
}

const database = [TypeormUnitOfWork];

/** What hears events and receipts: it needs the database, and the queues for a wake-up at most. */
function hearing(config: NotificationConfig): Provider[] {
  return [
    { provide: DeliveryQueues, useFactory: () => new DeliveryQueues(config.REDIS_URL, config.QUEUE_PREFIX) },
    { provide: ReceiptSignature, useFactory: () => new ReceiptSignature(config.RECEIPT_KEY) },
    {
      provide: QueueMessage,
      useFactory: (work: UnitOfWork, wakeUps: WakeUps) => new QueueMessage(work, wakeUps),
      inject: [TypeormUnitOfWork, DeliveryQueues],
    },
    {
      provide: RequeueForgotten,
      useFactory: (work: UnitOfWork, queues: DeliveryQueues) => {
        const requeue = new RequeueForgotten(work, queues, config.RECONCILE_MS);
        queues.onReady(() => requeue.execute());
        return requeue;
      },
      inject: [TypeormUnitOfWork, DeliveryQueues],
    },
    { provide: DropMessage, useFactory: (work: UnitOfWork) => new DropMessage(work), inject: database },
    {
      provide: EraseMessages,
      useFactory: (work: UnitOfWork, queues: CalledOff) => new EraseMessages(work, queues),
      inject: [TypeormUnitOfWork, DeliveryQueues],
    },
    { provide: WithdrawMessages, useFactory: (work: UnitOfWork) => new WithdrawMessages(work), inject: database },
    {
      provide: RecordReceipt,
      useFactory: (work: UnitOfWork, signatures: ReceiptSignature) => new RecordReceipt(work, signatures),
      inject: [TypeormUnitOfWork, ReceiptSignature],
    },
    ...reports(config),
  ];
}

function reports({ GENERIC_SMS }: NotificationConfig): Provider[] {
  const reports = GENERIC_SMS?.reports;
  if (!reports) return [];
  const reader = new DescribedReports(reports);
  return [
    {
      provide: RecordReport,
      useFactory: (record: RecordReceipt) => new RecordReport(record, reader),
      inject: [RecordReceipt],
    },
  ];
}

/** What sends, and sees to it that nothing is forgotten. */
function sending(config: NotificationConfig): Provider[] {
  const retries = { firstMs: config.RETRY_FIRST_MS, mostMs: config.RETRY_MOST_MS, random: Math.random };
  const circuits = {
    mostFailures: config.PROVIDER_FAILURES,
    slowMs: config.PROVIDER_SLOW_MS,
    pauseMs: config.PROVIDER_PAUSE_MS,
  };
  const leaseMs = LEASE_MS + 2 * config.PROVIDER_TIMEOUT_MS;
  const vault = new SealedVault({
    verification: config.SEAL_KEY_VERIFICATION_NOTIFICATION,
    account: config.SEAL_KEY_ACCOUNT_NOTIFICATION,
  });
  return [
    { provide: MAIL_SERVERS, useFactory: () => mailServersOf(config) },
    {
      provide: SendMessage,
      useFactory: (work: UnitOfWork, wakeUps: WakeUps, servers: SmtpProvider[], signatures: ReceiptSignature) => {
        const sms = smsProvidersOf(config, signatures).map(smsCourier);
        const providers = {
          email: new Providers('email', servers.map(mailCourier), circuits),
          sms: new Providers('sms', sms, circuits),
        };
        const publicOrigin = config.PUBLIC_ORIGIN;
        return new SendMessage({ work, wakeUps, vault, providers, retries, leaseMs, publicOrigin });
      },
      inject: [TypeormUnitOfWork, DeliveryQueues, MAIL_SERVERS, ReceiptSignature],
    },
    {
      provide: SweepDeliveries,
      useFactory: (work: UnitOfWork) => new SweepDeliveries(work, retries),
      inject: database,
    },
    {
      provide: PurgeLeftovers,
      useFactory: (work: UnitOfWork) => new PurgeLeftovers(work, config.DELIVERIES_KEPT_DAYS),
      inject: database,
    },
    { provide: MeasureBacklog, useFactory: (work: UnitOfWork) => new MeasureBacklog(work), inject: database },
    {
      provide: SENDING_DUTIES,
      useFactory: (
        work: UnitOfWork,
        servers: SmtpProvider[],
        sendMessage: SendMessage,
        sweep: SweepDeliveries,
        requeue: RequeueForgotten,
        measure: MeasureBacklog,
        purge: PurgeLeftovers,
      ): Duty[] => {
        const sweeps = new PeriodicDuty('sweep', config.RECONCILE_MS, async () => {
          await sweep.execute();
          await requeue.execute();
        });
        const backlog = new PeriodicDuty('backlog', BACKLOG_MS, () => measure.execute());
        const purges = new PeriodicDuty('purge', PURGE_MS, () => purge.execute());
        const workers = new DeliveryWorkers(workerSettings(config), sendMessage);
        return [...servers, workers, sweeps, backlog, purges, ...bouncesOf(config, work)];
      },
      inject: [
        ...[TypeormUnitOfWork, MAIL_SERVERS, SendMessage, SweepDeliveries, RequeueForgotten, MeasureBacklog],
        PurgeLeftovers,
      ],
    },
  ];
}

function bouncesOf(config: NotificationConfig, work: UnitOfWork): Duty[] {
  const { BOUNCE_HOST: host, BOUNCE_PORT: port } = config;
  return port ? [new BounceListener({ host, port }, returnPathsOf(config), new RecordBounce(work))] : [];
}

function workerSettings(config: NotificationConfig): WorkerSettings {
  return {
    connection: { url: config.REDIS_URL, ...workerOptions },
    prefix: config.QUEUE_PREFIX,
    concurrency: { email: config.EMAIL_WORKERS, sms: config.SMS_WORKERS },
  };
}

function moduleOf(config: NotificationConfig): DynamicModule {
  const has = (role: Role) => config.ROLE === 'all' || config.ROLE === role;
  if (has('work') && !smsFits(config.PUBLIC_ORIGIN)) {
    throw new ConfigError(['PUBLIC_ORIGIN: too long, an SMS with code and link would not fit one segment']);
  }
  const messaging = {
    service: 'notification',
    brokers: config.KAFKA_BROKERS,
    databaseUrl: config.DATABASE_URL,
    role: config.ROLE,
  };
  return {
    module: NotificationModule,
    controllers: [...(has('serve') ? httpOf(config) : []), ...(has('consume') ? events : [])],
    providers: [
      ...hearing(config),
      ...(has('work') ? sending(config) : [{ provide: SENDING_DUTIES, useValue: [] }]),
      ...storeProviders(config.DATABASE_URL, { sms: config.SMS_PER_HOUR }),
      ...messagingProviders(messaging),
      { provide: SESSION_KEYS, useValue: null },
      {
        provide: DUTIES,
        useFactory: (database: DatabaseDuty, messages: Duty[], queues: DeliveryQueues, senders: Duty[]): Duty[] => [
          database,
          ...messages,
          ...(has('consume') || has('work') ? [queues] : []),
          ...senders,
        ],
        inject: [DatabaseDuty, MESSAGING_DUTIES, DeliveryQueues, SENDING_DUTIES],
      },
    ],
  };
}

export const notificationService: ServiceDefinition<typeof notificationKeys> = {
  name: 'notification',
  keys: notificationKeys,
  module: moduleOf,
};

/** The switch of a channel for the command line, which needs the database alone. */
export async function openSwitch(
  databaseUrl: string,
): Promise<{ switchSending: SwitchSending; close(): Promise<void> }> {
  const applicationName = 'notification-operator';
  const dataSource = createDataSource({ url: databaseUrl, applicationName, entities, poolSize: 1 });
  await dataSource.initialize();
  const work = new TypeormUnitOfWork(new TransactionRunner(dataSource), new Outbox(catalog, 'notification'), {});
  return { switchSending: new SwitchSending(work), close: () => dataSource.destroy() };
}
