import { randomBytes, randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { z } from 'zod';
import {
  type contactChallengeIssued,
  contactChallengeRevoked,
  type NoticeTemplate,
  type NoticeValues,
  noticeRequested,
  registrationCancelled,
  registrationContactCorrected,
  registrationContactReplaced,
  registrationErasureDue,
} from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { parseKeyRing, seal } from '#privacy';
import {
  buildApplication,
  childOf,
  configureLogging,
  DUTIES,
  Duties,
  type Duty,
  environmentOrFiles,
  loadConfig,
  type Role,
  runtimeKeys,
} from '#runtime';
import { openTestDatabase, type TestDatabase, testInfrastructure } from '#testing';
import { type Gateway, startGateway } from '../../../deploy/local/sms-gateway/gateway.js';
import { migrations } from '../migrations/index.js';
import { OnChallengeIssued } from '../src/in/kafka/on-challenge-issued.js';
import { OnChallengeRevoked } from '../src/in/kafka/on-challenge-revoked.js';
import { OnContactCorrected } from '../src/in/kafka/on-contact-corrected.js';
import { OnContactReplaced } from '../src/in/kafka/on-contact-replaced.js';
import { OnErasureDue } from '../src/in/kafka/on-erasure-due.js';
import { OnNoticeRequested } from '../src/in/kafka/on-notice-requested.js';
import { OnRegistrationCancelled } from '../src/in/kafka/on-registration-cancelled.js';
import { type NotificationConfig, notificationKeys } from '../src/notification.config.js';
import { notificationService } from '../src/notification.module.js';

type Requested = z.output<typeof noticeRequested.schema>;
type Issued = z.output<typeof contactChallengeIssued.schema>;
type Application = Awaited<ReturnType<typeof buildApplication>>;

export interface Part {
  readonly app: Application;
  stop(): Promise<void>;
}

/** A challenge as verification would issue it, with the plain values that only its recipient may see. */
export interface Challenge {
  readonly event: ReceivedEvent<Issued>;
  readonly recipient: string;
  readonly code: string;
  /** Empty where a code has no link. */
  readonly token: string;
}

/** A notice as account would request it. */
export interface Notice {
  readonly event: ReceivedEvent<Requested>;
  readonly recipient: string;
}

type About = Pick<Issued, 'registrationId'>;
type Anything = { readonly event: ReceivedEvent<Issued> | ReceivedEvent<Requested>; readonly recipient: string };
type Told = { readonly event: { readonly data: About } };

export interface Sms {
  readonly text: string;
  readonly account: string;
  readonly via: 'kannel' | 'json';
  readonly reports: { readonly value: number }[];
}

const ring = () => `1=${randomBytes(32).toString('base64')}`;
const verificationRing = ring();
const accountRing = ring();
const fromVerification = parseKeyRing(verificationRing);
const fromAccount = parseKeyRing(accountRing);
const receiptKey = randomBytes(32).toString('base64');
const password = randomBytes(12).toString('hex');
const digits = (count: number) => Array.from(randomBytes(count), (byte) => byte % 10).join('');
const received = <T>(type: string, data: T & { registrationId: string }): ReceivedEvent<T> => ({
  id: randomUUID(),
  type,
  time: new Date(),
  key: data.registrationId,
  source: 'verification',
  data,
  traceparent: childOf(undefined).traceparent,
});

/** The notification service on real parts: a database, a queue prefix and a gateway of its own, the shared mail inbox. */
export class Bench {
  /** What account seals with. */
  readonly accountRing = accountRing;
  private readonly parts: Part[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly gateway: Gateway,
    readonly prefix: string,
    readonly redis: Redis,
    private readonly settings: Record<string, string>,
  ) {}

  static async open(settings: Record<string, string> = {}): Promise<Bench> {
    configureLogging({ service: 'notification', role: 'test', level: 'error' });
    const prefix = `test-${randomBytes(6).toString('hex')}`;
    const database = await openTestDatabase({ migrations });
    const gateway = await startGateway({ host: '127.0.0.1', port: 0, username: 'daftar', password });
    return new Bench(database, gateway, prefix, new Redis(testInfrastructure().redis.url), settings);
  }

  /** Starts the service in a role; `serve` listens on any free port, and becomes the address for receipts. */
  async start(role: Role, settings: Record<string, string> = {}): Promise<Part> {
    const state = { started: true, draining: false, readiness: async () => ({}) };
    const app = await buildApplication(notificationService, this.config(role, settings), state);
    const duties = new Duties(app.get<Duty[]>(DUTIES, { strict: false }));
    await duties.start();
    if (role === 'serve') {
      await app.listen(0, '127.0.0.1');
      this.settings.RECEIPT_BASE_URL = await app.getUrl();
    }
    const part = {
      app,
      stop: async () => {
        this.parts.splice(this.parts.indexOf(part), 1);
        await app.getHttpAdapter().getInstance().close();
        await duties.stop();
        await app.close();
      },
    };
    this.parts.push(part);
    return part;
  }

  challenge(channel: 'email' | 'sms', changes: Partial<Issued> = {}): Challenge {
    const recipient = channel === 'sms' ? `+62812${digits(8)}` : `pelamar.${digits(8)}@contoh.id`;
    return this.challengeTo(recipient, channel, changes);
  }

  /** `sealedFor` is the recipient that the code is locked to, where it is not the one of the message. */
  challengeTo(
    recipient: string,
    channel: 'email' | 'sms',
    changes: Partial<Issued> = {},
    sealedFor = recipient,
  ): Challenge {
    const challengeId = randomUUID();
    const isGrant = changes.purpose === 'reset' || changes.purpose === 'change';
    const token = isGrant ? '' : randomBytes(32).toString('base64url');
    const secret = { code: digits(6), ...(token ? { token } : {}) };
    const data: Issued = {
      registrationId: randomUUID(),
      challengeId,
      contactId: randomUUID(),
      channel,
      purpose: 'verify',
      locale: 'id',
      sendBefore: new Date(Date.now() + 3_600_000).toISOString(),
      sealedRecipient: seal(fromVerification, ['recipient', challengeId, channel], recipient),
      sealedName: seal(fromVerification, ['name', challengeId, channel], 'S*** N********'),
      sealedCode: seal(fromVerification, ['code', challengeId, channel, sealedFor], JSON.stringify(secret)),
      ...changes,
    };
    return { event: received('id.daftar.contact.challenge-issued.v1', data), recipient, code: secret.code, token };
  }

  issue({ app }: Part, { event }: Challenge): Promise<void> {
    return app.get(OnChallengeIssued, { strict: false }).handle(event);
  }

  revoke({ app }: Part, { event }: Challenge): Promise<void> {
    const { registrationId, challengeId } = event.data;
    const data = { registrationId, challengeId, reason: 'registration-cancelled' };
    return app.get(OnChallengeRevoked, { strict: false }).handle(received(contactChallengeRevoked.type, data));
  }

  notice(channel: 'email' | 'sms', template: NoticeTemplate, values: Partial<NoticeValues> = {}, about = {}): Notice {
    const recipient = channel === 'sms' ? `+62813${digits(8)}` : `pelamar.${digits(8)}@contoh.id`;
    const noticeId = randomUUID();
    const all = { maskedName: 'S*** N********', registrationNumber: '7K3Q-M2XW-D9TB', ...values };
    const data: Requested = {
      registrationId: randomUUID(),
      noticeId,
      contactId: randomUUID(),
      template,
      channel,
      locale: 'id',
      sendBefore: new Date(Date.now() + 3_600_000).toISOString(),
      sealedRecipient: seal(fromAccount, ['recipient', noticeId, channel], recipient),
      sealedValues: seal(fromAccount, ['values', noticeId, channel], JSON.stringify(all)),
      ...about,
    };
    return { event: received(noticeRequested.type, data), recipient };
  }

  request({ app }: Part, { event }: Notice): Promise<void> {
    return app.get(OnNoticeRequested, { strict: false }).handle(event);
  }

  /** The contact of a message was mistyped and is another one now. */
  correct({ app }: Part, { event }: Anything): Promise<void> {
    const { registrationId, contactId: replaces, channel, sealedRecipient } = event.data;
    const data = { registrationId, contactId: randomUUID(), replaces, channel, sealedRecipient };
    return app.get(OnContactCorrected, { strict: false }).handle(received(registrationContactCorrected.type, data));
  }

  /** The contact of a message gave way to another one that was proven. */
  replace({ app }: Part, { event }: Anything): Promise<void> {
    const { registrationId, contactId: replaces, channel, sealedRecipient } = event.data;
    const data = { registrationId, contactId: randomUUID(), replaces, channel, sealedRecipient };
    return app.get(OnContactReplaced, { strict: false }).handle(received(registrationContactReplaced.type, data));
  }

  cancel({ app }: Part, { event }: Told): Promise<void> {
    const data = { registrationId: event.data.registrationId, reason: 'not-verified-in-time' as const };
    return app.get(OnRegistrationCancelled, { strict: false }).handle(received(registrationCancelled.type, data));
  }

  /** The time to keep a person is over. */
  erase({ app }: Part, { event }: Told): Promise<void> {
    const data = { registrationId: event.data.registrationId };
    return app.get(OnErasureDue, { strict: false }).handle(received(registrationErasureDue.type, data));
  }

  async delivery({ event }: Anything): Promise<Record<string, unknown>> {
    const id = 'challengeId' in event.data ? event.data.challengeId : event.data.noticeId;
    const rows = await this.database.dataSource.query(
      'select * from deliveries where challenge_id = $1 or notice_id = $1',
      [id],
    );
    if (rows.length !== 1) throw new Error(`${rows.length} deliveries`);
    return rows[0];
  }

  /** What was told to the other services about a challenge, in order: «sent», «failed expired». */
  async told({ event }: Told): Promise<string[]> {
    const rows = await this.database.dataSource.query<{ type: string; body: string }[]>(
      'select type, body from outbox where key = $1 order by id',
      [event.data.registrationId],
    );
    return rows.map(({ type, body }) => `${type.split(/[.-]/).at(-2)} ${JSON.parse(body).reason ?? ''}`.trim());
  }

  async sms({ recipient }: { recipient: string }): Promise<Sms[]> {
    const answer = await fetch(`${this.gateway.url}/api/messages?to=${encodeURIComponent(recipient)}`);
    return (await answer.json()) as Sms[];
  }

  async mails({
    recipient,
  }: {
    recipient: string;
  }): Promise<{ subject: string; text: string; html: string; messageId?: string }[]> {
    const answer = await fetch(`${testInfrastructure().mail.webUrl}/api/email`);
    const all = (await answer.json()) as { subject: string; text: string; html: string; to: { address: string }[] }[];
    return all.filter(({ to }) => to.some(({ address }) => address === recipient));
  }

  /** How the gateway behaves as Kannel. */
  async behave(behaviour: object): Promise<void> {
    await fetch(`${this.gateway.url}/api/behaviour`, { method: 'PUT', body: JSON.stringify(behaviour) });
  }

  /** How it behaves as the provider that is described by data. */
  async behaveAsJson(behaviour: object): Promise<void> {
    await fetch(`${this.gateway.url}/api/json-behaviour`, { method: 'PUT', body: JSON.stringify(behaviour) });
  }

  /** The gateway's JSON interface, for GENERIC_SMS. */
  get genericSms(): string {
    return JSON.stringify({
      name: 'json',
      url: `${this.gateway.url}/json/messages`,
      headers: { authorization: `Bearer ${password}`, 'idempotency-key': '{messageId}' },
      body: {
        json: { id: '{messageId}', to: '{recipient}', from: 'DAFTAR', text: '{text}', reportUrl: '{receiptUrl}' },
      },
      answers: {
        accepted: [{ status: ['201'], path: '/status', is: ['queued'] }],
        permanent: [{ status: ['422'], path: '/error/code', is: ['unroutable'] }],
        temporary: [{ status: ['503'] }],
      },
      messageId: '/id',
      reports: { path: '/status', accepted: ['accepted'], delivered: ['delivered'], failed: ['failed'] },
    });
  }

  /** Every key of this bench's queues. */
  async redisKeys(): Promise<string[]> {
    const keys: string[] = [];
    for await (const page of this.redis.scanStream({ match: `${this.prefix}:*`, count: 1000 })) keys.push(...page);
    return keys;
  }

  /** Redis forgets all that it knew of this bench. */
  async flush(): Promise<void> {
    const keys = await this.redisKeys();
    if (keys.length > 0) await this.redis.del(...keys);
  }

  async close(): Promise<void> {
    for (const part of [...this.parts].reverse()) await part.stop();
    await this.flush();
    this.redis.disconnect();
    await this.gateway.close();
    await this.database.drop();
  }

  private config(role: Role, settings: Record<string, string>): NotificationConfig {
    const { redis, mail } = testInfrastructure();
    return loadConfig(
      { ...runtimeKeys, ...notificationKeys },
      environmentOrFiles({
        ROLE: role,
        HTTP_PORT: '1',
        LOG_LEVEL: 'error',
        PUBLIC_ORIGIN: 'http://localhost:18080',
        DATABASE_URL: this.database.url,
        KAFKA_BROKERS: '127.0.0.1:1',
        REDIS_URL: redis.url,
        QUEUE_PREFIX: this.prefix,
        SEAL_KEY_VERIFICATION_NOTIFICATION: verificationRing,
        SEAL_KEY_ACCOUNT_NOTIFICATION: accountRing,
        SMTP_URL: mail.smtpUrl,
        MAIL_FROM: 'Daftar <no-reply@daftar.localhost>',
        KANNEL_URL: this.gateway.url,
        KANNEL_USERNAME: 'daftar',
        KANNEL_PASSWORD: password,
        KANNEL_SENDER: 'DAFTAR',
        RECEIPT_BASE_URL: 'http://127.0.0.1:1',
        RECEIPT_KEY: receiptKey,
        PROVIDER_PAUSE_MS: '200',
        RETRY_FIRST_MS: '100',
        RETRY_MOST_MS: '500',
        RECONCILE_MS: '300',
        ...this.settings,
        ...settings,
      }),
    );
  }
}
