import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { DatabaseDuty } from '#database';
import { MESSAGING_DUTIES, messagingProviders } from '#messaging';
import { ConfigError, DUTIES, type Duty, type Role, SESSION_KEYS, type ServiceDefinition } from '#runtime';
import { mailCourier, smsCourier } from './app/couriers.js';
import { DropMessage } from './app/drop-message.js';
import { MeasureBacklog } from './app/measure-backlog.js';
import type { UnitOfWork, WakeUps } from './app/ports.js';
import { QueueMessage } from './app/queue-message.js';
import { ReceiptSignature } from './app/receipt-signature.js';
import { RecordReceipt } from './app/record-receipt.js';
import { RequeueForgotten } from './app/requeue-forgotten.js';
import { SendMessage } from './app/send-message.js';
import { SweepDeliveries } from './app/sweep-deliveries.js';
import { smsFits } from './domain/templates/sms.js';
import { KannelReceiptsController } from './in/http/kannel-receipts.controller.js';
import { OnChallengeIssued } from './in/kafka/on-challenge-issued.js';
import { OnChallengeRevoked } from './in/kafka/on-challenge-revoked.js';
import { DeliveryWorkers, type WorkerSettings } from './in/worker/delivery-workers.js';
import { PeriodicDuty } from './in/worker/periodic.duty.js';
import { type NotificationConfig, notificationKeys } from './notification.config.js';
import { KannelProvider } from './out/kannel/kannel-provider.js';
import { DeliveryQueues } from './out/queue/delivery-queues.js';
import { workerOptions } from './out/queue/redis-options.js';
import { SmtpProvider } from './out/smtp/smtp-provider.js';
import { storeProviders } from './out/store/store.providers.js';
import { TypeormUnitOfWork } from './out/store/unit-of-work.js';
import { SealedVault } from './out/vault/sealed-vault.js';

@Module({})
class NotificationModule {}

const BACKLOG_MS = 15_000;
const LEASE_MS = 60_000;
const SENDING_DUTIES = Symbol('sending duties');

const http: Type[] = [KannelReceiptsController];
const events: Type[] = [OnChallengeIssued, OnChallengeRevoked];

function kannelOf(config: NotificationConfig, signatures: ReceiptSignature): KannelProvider {
  const settings = {
    url: config.KANNEL_URL,
    username: config.KANNEL_USERNAME,
    password: config.KANNEL_PASSWORD,
    sender: config.KANNEL_SENDER,
    receiptBaseUrl: config.RECEIPT_BASE_URL,
    timeoutMs: config.PROVIDER_TIMEOUT_MS,
  };
  return new KannelProvider(settings, signatures);
}

function smtpOf(config: NotificationConfig): SmtpProvider {
  return new SmtpProvider({
    url: config.SMTP_URL,
    from: config.MAIL_FROM,
    timeoutMs: config.PROVIDER_TIMEOUT_MS,
    connections: config.EMAIL_WORKERS,
  });
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
      provide: RecordReceipt,
      useFactory: (work: UnitOfWork, signatures: ReceiptSignature) => new RecordReceipt(work, signatures),
      inject: [TypeormUnitOfWork, ReceiptSignature],
    },
  ];
}

/** What sends, and sees to it that nothing is forgotten. */
function sending(config: NotificationConfig): Provider[] {
  const retries = { firstMs: config.RETRY_FIRST_MS, mostMs: config.RETRY_MOST_MS, random: Math.random };
  const leaseMs = LEASE_MS + 2 * config.PROVIDER_TIMEOUT_MS;
  const vault = new SealedVault(config.SEAL_KEY_VERIFICATION_NOTIFICATION);
  return [
    { provide: SmtpProvider, useFactory: () => smtpOf(config) },
    {
      provide: SendMessage,
      useFactory: (work: UnitOfWork, wakeUps: WakeUps, smtp: SmtpProvider, signatures: ReceiptSignature) => {
        const couriers = { email: mailCourier(smtp), sms: smsCourier(kannelOf(config, signatures)) };
        const publicOrigin = config.PUBLIC_ORIGIN;
        return new SendMessage({ work, wakeUps, vault, couriers, retries, leaseMs, publicOrigin });
      },
      inject: [TypeormUnitOfWork, DeliveryQueues, SmtpProvider, ReceiptSignature],
    },
    {
      provide: SweepDeliveries,
      useFactory: (work: UnitOfWork) => new SweepDeliveries(work, retries),
      inject: database,
    },
    { provide: MeasureBacklog, useFactory: (work: UnitOfWork) => new MeasureBacklog(work), inject: database },
    {
      provide: SENDING_DUTIES,
      useFactory: (
        smtp: SmtpProvider,
        sendMessage: SendMessage,
        sweep: SweepDeliveries,
        requeue: RequeueForgotten,
        measure: MeasureBacklog,
      ): Duty[] => {
        const sweeps = new PeriodicDuty('sweep', config.RECONCILE_MS, async () => {
          await sweep.execute();
          await requeue.execute();
        });
        const backlog = new PeriodicDuty('backlog', BACKLOG_MS, () => measure.execute());
        return [smtp, new DeliveryWorkers(workerSettings(config), sendMessage), sweeps, backlog];
      },
      inject: [SmtpProvider, SendMessage, SweepDeliveries, RequeueForgotten, MeasureBacklog],
    },
  ];
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
    controllers: [...(has('serve') ? http : []), ...(has('consume') ? events : [])],
    providers: [
      ...hearing(config),
      ...(has('work') ? sending(config) : [{ provide: SENDING_DUTIES, useValue: [] }]),
      ...storeProviders(config.DATABASE_URL),
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
