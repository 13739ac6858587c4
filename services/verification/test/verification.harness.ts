import { generateKeyPairSync, randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import {
  contactChallengeIssued,
  type EventContract,
  messageDelivered,
  messageFailed,
  messageSent,
  registrationSubmitted,
} from '#contracts';
import { open, seal } from '#privacy';
import { buildApplication, configureLogging, environmentOrFiles, loadConfig } from '#runtime';
import { openTestDatabase, type TestDatabase, testInfrastructure } from '#testing';
import { migrations } from '../migrations/index.js';
import { SettleDue } from '../src/app/settle-due.js';
import { OnMessageDelivered } from '../src/in/kafka/on-message-delivered.js';
import { OnMessageFailed } from '../src/in/kafka/on-message-failed.js';
import { OnMessageSent } from '../src/in/kafka/on-message-sent.js';
import { OnRegistrationSubmitted } from '../src/in/kafka/on-registration-submitted.js';
import { type VerificationConfig, verificationKeys } from '../src/verification.config.js';
import { verificationService } from '../src/verification.module.js';
import { SessionIssuer } from './session-issuer.js';

export const PUBLIC_ORIGIN = 'http://localhost:8080';
export const BIRTH_DATE = '1999-08-17';
const DAY_MS = 86_400_000;
const WIB_MS = 7 * 3_600_000;
const MASKED_NAME = 'S*** N********';

type Channel = 'email' | 'sms';
export type Challenge = z.output<typeof contactChallengeIssued.schema>;
export type Submitted = z.output<typeof registrationSubmitted.schema>;
interface Recipients {
  readonly email: string;
  readonly phone: string;
}
type Activation = Submitted['policy']['activate'];
interface Handler<T> {
  handle(event: ReturnType<typeof received<T>>): Promise<void>;
}

function received<T>(contract: EventContract<T>, key: string, data: T) {
  const { type, owner } = contract;
  return { id: randomUUID(), type, time: new Date(), key, source: owner, data, traceparent: undefined };
}

export type Numbers = Readonly<Record<string, number>>;

/** What the environment would give: every number at its default, unless the test says otherwise. */
function configOf(databaseUrl: string, jwksUrl: string, numbers: Numbers): VerificationConfig {
  const key = () => randomBytes(32).toString('base64');
  const ring = () => `1=${key()}`;
  const texts = Object.entries(numbers).map(([name, value]) => [name, String(value)]);
  const environment = {
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: testInfrastructure().kafka.brokers.join(','),
    ACCOUNT_JWKS_URL: jwksUrl,
    MASTER_KEY: ring(),
    CODE_HMAC_KEY: key(),
    CONTACT_RECEIPT_PRIVATE_KEY: JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })),
    SEAL_KEY_ACCOUNT_VERIFICATION: ring(),
    SEAL_KEY_VERIFICATION_NOTIFICATION: ring(),
    ...Object.fromEntries(texts),
  };
  const own = loadConfig(verificationKeys, environmentOrFiles(environment));
  const process = { HTTP_HOST: '127.0.0.1', HTTP_PORT: 0, PUBLIC_ORIGIN, DRAIN_SECONDS: 5 };
  return { ...own, ...process, ROLE: 'all', LOG_LEVEL: 'error' };
}

/** The service on a database of its own, wired as in production; its neighbours are played by the test. */
export class VerificationHarness {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
    readonly config: VerificationConfig,
    readonly sessions: SessionIssuer,
    private readonly url: string,
  ) {}

  // Once: a test that runs over midnight keeps its days.
  private readonly today = Math.floor((Date.now() + WIB_MS) / DAY_MS);

  static async start(numbers: Numbers = {}): Promise<VerificationHarness> {
    const sessions = await SessionIssuer.start();
    const database = await openTestDatabase({ migrations });
    const config = configOf(database.url, sessions.jwksUrl, numbers);
    configureLogging({ service: 'verification', role: config.ROLE, level: config.LOG_LEVEL });
    const state = { started: true, draining: false, readiness: async () => ({}) };
    const app = await buildApplication(verificationService, config, state);
    await app.get(DataSource).initialize();
    await app.listen(config.HTTP_PORT, config.HTTP_HOST);
    return new VerificationHarness(app, database, config, sessions, await app.getUrl());
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.app.get(DataSource).destroy();
    await this.database.drop();
    await this.sessions.stop();
  }

  /** Lets a controller hear an event, as the consumer would. */
  hear<T>(handler: new (...args: never[]) => Handler<T>, contract: EventContract<T>, data: NoInfer<T> & object) {
    const key = 'registrationId' in data ? String(data.registrationId) : contract.key;
    return this.app.get<Handler<T>>(handler).handle(received(contract, key, data));
  }

  sealedByAccount(context: string[], plain: string): string {
    return seal(this.config.SEAL_KEY_ACCOUNT_VERIFICATION, context, plain);
  }

  /** A submission as account publishes it, and its recipients in clear. */
  submission(first: Channel = 'email', activate: Activation = 'other', given: Partial<Recipients> = {}) {
    const registrationId = randomUUID();
    const email = given.email ?? `siti-${randomUUID()}@example.id`;
    const phone = given.phone ?? `+62812${randomInt(10_000_000, 99_999_999)}`;
    const contact = (channel: Channel, recipient: string) => {
      const contactId = randomUUID();
      return {
        contactId,
        channel,
        sealedRecipient: this.sealedByAccount([registrationId, contactId, channel], recipient),
      };
    };
    const [byEmail, bySms] = [contact('email', email), contact('sms', phone)];
    const person = JSON.stringify({ birthDate: BIRTH_DATE, maskedName: MASKED_NAME });
    const submitted: Submitted = {
      registrationId,
      periodId: randomUUID(),
      policy: { verify: 'choice', activate, verifyHours: 72, activateHours: 72 },
      first: (first === 'email' ? byEmail : bySms).contactId,
      contacts: [byEmail, bySms],
      sealedPerson: this.sealedByAccount([registrationId, 'person'], person),
      documents: [],
      locale: 'id',
    };
    return { submitted, registrationId, email, phone };
  }

  /** Submits a registration; gives it with what its first contact received and the cookie of its session. */
  async submit(first: Channel = 'email', activate: Activation = 'other', given: Partial<Recipients> = {}) {
    const submission = this.submission(first, activate, given);
    const { registrationId, submitted } = submission;
    await this.hear(OnRegistrationSubmitted, registrationSubmitted, submitted);
    const cookie = await this.sessions.cookie(registrationId);
    return { ...submission, cookie, challenge: await this.challenge(registrationId, 'verify') };
  }

  /** The events of a type that stand in the outbox for a registration. */
  async published<T>(contract: EventContract<T>, registrationId: string): Promise<T[]> {
    const rows = await this.database.dataSource.query<{ body: string }[]>(
      'select body from outbox where type = $1 and key = $2 order by id',
      [contract.type, registrationId],
    );
    return rows.map(({ body }) => contract.schema.parse(JSON.parse(body)));
  }

  /** The latest challenge of a purpose, as notification opens it. */
  async challenge(registrationId: string, purpose: Challenge['purpose']) {
    const issued = await this.published(contactChallengeIssued, registrationId);
    const event = issued.findLast((each) => each.purpose === purpose);
    if (!event) throw new Error(`no challenge to ${purpose}`);
    const { challengeId, channel } = event;
    const opened = (context: string[], sealed: string) =>
      open(this.config.SEAL_KEY_VERIFICATION_NOTIFICATION, context, sealed);
    const recipient = opened(['recipient', challengeId, channel], event.sealedRecipient);
    const name = opened(['name', challengeId, channel], event.sealedName);
    const secrets = JSON.parse(opened(['code', challengeId, channel, recipient], event.sealedCode));
    return { event, recipient, name, secrets, ...(secrets as { code: string; token: string }) };
  }

  async post(
    path: 'code' | 'link' | 'resend' | 'not-mine' | 'receipt' | 'receipt/resend',
    body: object | string,
    headers: Record<string, string> = {},
  ) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.send(path, { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...headers } });
  }

  async get(path: string, cookie: string) {
    return this.send(path, { headers: { cookie } });
  }

  /** The status of what a mail scanner may send. */
  async scan(method: string, path: string): Promise<number> {
    return (await fetch(`${this.url}/api/v1/verifications/${path}`, { method })).status;
  }

  /** Sends one request so many times at once, with every database connection open, so that they truly meet. */
  async atOnce<T>(times: number, request: (i: number) => Promise<T>): Promise<T[]> {
    const cookie = await this.sessions.cookie(randomUUID());
    await Promise.all(Array.from({ length: 50 }, () => this.get('current', cookie)));
    return Promise.all(Array.from({ length: times }, (_, i) => request(i)));
  }

  /** Lets notification say what became of a challenge's message. */
  async message(event: Challenge, news: 'sent' | 'delivered' | 'failed' = 'sent', at?: Date): Promise<void> {
    const { registrationId, challengeId, channel } = event;
    const when = at ?? (await this.now());
    const about = { registrationId, challengeId, channel, deliveryId: randomUUID(), at: when.toISOString() };
    if (news === 'sent') await this.hear(OnMessageSent, messageSent, about);
    else if (news === 'delivered') await this.hear(OnMessageDelivered, messageDelivered, about);
    else await this.hear(OnMessageFailed, messageFailed, { ...about, reason: 'recipient-refused' });
  }

  /** The time of the service. */
  async now(): Promise<Date> {
    const [row] = await this.database.dataSource.query<[{ now: Date }]>('select app_now() as now');
    return row.now;
  }

  /** Sets the time of the service: so many days from today, at an hour of WIB. */
  async setTime(days: number, hour: number, minute = 0): Promise<void> {
    const then = (this.today + days) * DAY_MS - WIB_MS + (hour * 60 + minute) * 60_000;
    await this.database.shiftClock(Math.round((then - Date.now()) / 1_000));
  }

  /** One turn of a sweeper of its own. */
  async sweep(): Promise<void> {
    const due = this.app.get(SettleDue);
    for (const kind of ['switch', 'lapse', 'renewal', 'channel'] as const)
      for (const registrationId of await due.find(kind, 5_000)) await due.execute({ kind, registrationId });
  }

  private async send(path: string, request: RequestInit) {
    const response = await fetch(`${this.url}/api/v1/verifications/${path}`, request);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: JSON.parse(await response.text()),
    };
  }
}

/** Six digits that are wrong for sure. */
export function otherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}
