import { generateKeyPairSync, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { documentRequirementsChanged, noticeRequested } from '#contracts';
import { KeyRing } from '#privacy';
import { configureLogging, type RunningService, SESSION_COOKIE, startService } from '#runtime';
import { openTestDatabase, type TestDatabase } from '#testing';
import { migrations } from '../migrations/index.js';
import type { AccountConfig } from '../src/account.config.js';
import { accountService } from '../src/account.module.js';
import { KeepRequirements } from '../src/app/keep-requirements.js';
import { ProveContact } from '../src/app/prove-contact.js';
import type { PeriodTerms } from '../src/domain/period.js';
import { REFRESH_COOKIE } from '../src/in/http/session-cookies.js';
import { OnContactVerified } from '../src/in/kafka/on-contact-verified.js';
import { OnRequirementsChanged } from '../src/in/kafka/on-requirements-changed.js';
import { StoredUnitOfWork } from '../src/out/store/unit-of-work.js';
import { openPeriods } from '../src/period-tools.js';
import {
  type Applicant,
  draftBody,
  draftOf,
  drawNik,
  NOTICE_KEY,
  NOTICE_VERSION,
  newApplicant,
  type OpenedNotice,
  openNotice,
} from './applicants.js';
import { handlers, received } from './hearing.js';
import { type Answer, type Call, call } from './http.js';

export const SEAL_KEY = KeyRing.of(randomBytes(32));
export const POLICY = { verify: 'choice', activate: 'other', verifyHours: 72, activateHours: 72 } as const;
const HOUR_MS = 3_600_000;
const receiptKeys = generateKeyPairSync('ed25519');
export const contactReceiptKeys = generateKeyPairSync('ed25519');
export const jwk = (key: KeyObject) => ({ kty: 'OKP', ...key.export({ format: 'jwk' }) });

export interface Drafted {
  readonly registrationId: string;
  readonly registrationNumber: string;
  readonly nik: string;
  readonly cookies: Record<string, string>;
}

/** The account service on a database of its own, with a period that is open and asks for a KTP. */
export class AccountFixture {
  private constructor(
    readonly database: TestDatabase,
    readonly running: RunningService,
    readonly periodId: string,
    readonly config: AccountConfig,
  ) {}

  static async start(changes: Partial<AccountConfig> = {}): Promise<AccountFixture> {
    configureLogging({ service: 'account', role: 'serve', level: 'error' });
    const database = await openTestDatabase({ migrations });
    const config = { ...configFor(database.url), ...changes };
    const running = await startService(accountService, config);
    const now = Date.now();
    const periodId = await setPeriod(database.url, {
      opensAt: new Date(now - HOUR_MS),
      closesAt: new Date(now + HOUR_MS),
    });
    const fixture = new AccountFixture(database, running, periodId, config);
    await fixture.hearRequirements(periodId);
    return fixture;
  }

  /** One more process, which does what waits in the database. */
  startWorker(): Promise<RunningService> {
    return this.startAnother({ ROLE: 'work' });
  }

  /** One more process on the same database, configured otherwise. */
  startAnother(changes: Partial<AccountConfig>): Promise<RunningService> {
    return startService(accountService, { ...this.config, ...changes });
  }

  /** Has an event handled as the consumer would. */
  async hear<T extends object>(
    { type }: { readonly type: string },
    data: T & { readonly registrationId: string },
  ): Promise<void> {
    const handler = handlers.get(type);
    if (!handler) throw new Error(`nobody hears ${type}`);
    await new handler.controller(this.use(handler.useCase) as never).handle(
      received(type, data.registrationId, data) as never,
    );
  }

  /** Submitted registrations in a moment: without HTTP, and with a password that nobody can know. */
  async many(count: number, nik: () => string = drawNik): Promise<Applicant[]> {
    const submitted: Applicant[] = [];
    const lane = async () => {
      while (submitted.length < count) {
        const applicant = newApplicant(nik());
        submitted.push(applicant);
        await this.use(StoredUnitOfWork).run(async ({ registrations, now }) => {
          const registration = draftOf(applicant, this.periodId, now);
          await registrations.add(registration);
          registration.submit({ receipts: [], first: 'email', policy: POLICY, requirements: [] }, now);
          await registrations.save(registration);
        });
      }
    };
    await Promise.all(Array.from({ length: 6 }, lane));
    return submitted;
  }

  /** How many registrations are in each state, and why they ended. */
  async states(): Promise<Record<string, number>> {
    const rows = await this.query<{ state: string; count: number }>(
      `select concat_ws(' ', state, cancel_reason) as state, count(*)::int as count from registration group by 1`,
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  /** The notices that were asked for, opened as their reader would. */
  async notices(registrationId: string): Promise<OpenedNotice[]> {
    const events = await this.published(registrationId);
    return events.filter(({ type }) => type === noticeRequested.type).map(({ data }) => openNotice(data));
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await this.database.drop();
  }

  use<T>(type: abstract new (...parts: never[]) => T): T {
    return this.running.app.get<T>(type as never, { strict: false });
  }

  call(path: string, request: Call = {}, running = this.running): Promise<Answer> {
    const { port } = running.app.getHttpServer().address() as AddressInfo;
    return call(`http://127.0.0.1:${port}${path}`, request);
  }

  post(path: string, body?: unknown, more: Call = {}): Promise<Answer> {
    return this.call(path, { ...more, method: 'POST', body });
  }

  async draft(nik = drawNik()): Promise<Drafted> {
    const answer = await this.post('/api/v1/registrations', draftBody(nik), {
      headers: { 'idempotency-key': randomUUID() },
    });
    if (answer.status !== 201) throw new Error(`no draft: ${answer.text}`);
    return {
      ...answer.json<{ registrationId: string; registrationNumber: string }>(),
      nik,
      cookies: answer.cookies,
    };
  }

  submit(drafted: Drafted, receipts: readonly string[], first = 'email'): Promise<Answer> {
    return this.post('/api/v1/registrations/me/submission', { first, receipts }, { cookies: session(drafted) });
  }

  /** A draft that was submitted, with the ids of its contacts. */
  async submitted(nik = drawNik()): Promise<Drafted & { email: string; sms: string }> {
    const drafted = await this.draft(nik);
    const answer = await this.submit(drafted, [await this.receipt(drafted)]);
    if (answer.status !== 202) throw new Error(`not submitted: ${answer.text}`);
    const contacts = (await this.me(drafted)).contacts as { contactId: string; channel: 'email' | 'sms' }[];
    const byChannel = Object.fromEntries(contacts.map(({ channel, contactId }) => [channel, contactId]));
    return { ...drafted, email: byChannel.email ?? '', sms: byChannel.sms ?? '' };
  }

  async me(drafted: Pick<Drafted, 'cookies'>): Promise<Record<string, unknown>> {
    return (await this.call('/api/v1/registrations/me', { cookies: session(drafted) })).json();
  }

  prove(
    registrationId: string,
    contactId: string,
    purpose: 'verify' | 'activate',
    channel: 'email' | 'sms' = 'email',
  ): Promise<void> {
    const data = { registrationId, contactId, channel, purpose, at: new Date().toISOString() };
    return new OnContactVerified(this.use(ProveContact)).handle(received('contact.verified', registrationId, data));
  }

  hearRequirements(periodId: string): Promise<void> {
    const requirement = (kind: string, mandatory: boolean) => ({
      kind,
      mandatory,
      label: { id: kind.toUpperCase(), en: kind },
    });
    const data = { periodId, requirements: [requirement('ktp', true), requirement('surat', false)] };
    const handler = new OnRequirementsChanged(this.use(KeepRequirements));
    return handler.handle(received(documentRequirementsChanged.type, periodId, data));
  }

  /** What document-storage would have signed. */
  receipt(
    drafted: Pick<Drafted, 'registrationId'>,
    changes: object = {},
    signer = receiptKeys.privateKey,
    typ = 'document-receipt',
  ) {
    return new SignJWT({
      documentId: randomUUID(),
      registrationId: drafted.registrationId,
      kind: 'ktp',
      sha256: 'ab'.repeat(32),
      sizeBytes: 1_000,
      ...changes,
    })
      .setProtectedHeader({ alg: 'EdDSA', typ, kid: 'any' })
      .setIssuer('urn:daftar:document-storage')
      .setIssuedAt()
      .sign(signer);
  }

  query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.database.dataSource.query<T[]>(sql, parameters);
  }

  /** Events that wait for the relay, oldest first. */
  async published(key: string): Promise<{ type: string; data: Record<string, unknown> }[]> {
    const rows = await this.query<{ type: string; body: string }>(
      'select type, body from outbox where key = $1 order by id',
      [key],
    );
    return rows.map(({ type, body }) => ({ type, data: JSON.parse(body) }));
  }
}

/** The cookie that the other services would see. */
export function session({ cookies }: Pick<Drafted, 'cookies'>): Record<string, string> {
  return { [SESSION_COOKIE]: cookies[SESSION_COOKIE] ?? '' };
}

export function refreshToken(token: string): Record<string, string> {
  return { [REFRESH_COOKIE]: token };
}

/** Sets the period that the tests register in, and gives its id. */
export async function setPeriod(databaseUrl: string, terms: Partial<PeriodTerms>): Promise<string> {
  const periods = await openPeriods(databaseUrl);
  try {
    const dates = { opensAt: new Date(0), closesAt: new Date(1), extendedTo: null };
    const whole = { name: 'CPNS 2026', ...dates, policy: POLICY, ...terms };
    return (await periods.setPeriod.execute(whole)).periodId;
  } finally {
    await periods.close();
  }
}

function configFor(databaseUrl: string): AccountConfig {
  return {
    ROLE: 'serve',
    HTTP_HOST: '127.0.0.1',
    HTTP_PORT: 0,
    LOG_LEVEL: 'error',
    PUBLIC_ORIGIN: 'http://localhost:8080',
    DRAIN_SECONDS: 5,
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: ['127.0.0.1:1'],
    SESSION_PRIVATE_KEY: jwk(generateKeyPairSync('ed25519').privateKey),
    SESSION_OTHER_PUBLIC_KEYS: [],
    CONTACT_RECEIPT_PUBLIC_KEY: jwk(contactReceiptKeys.publicKey),
    DOCUMENT_RECEIPT_PUBLIC_KEY: jwk(receiptKeys.publicKey),
    MASTER_KEY: KeyRing.of(randomBytes(32)),
    BLIND_INDEX_KEY: randomBytes(32),
    SEAL_KEY_ACCOUNT_VERIFICATION: SEAL_KEY,
    SEAL_KEY_ACCOUNT_NOTIFICATION: NOTICE_KEY,
    IDEMPOTENCY_KEY: randomBytes(32),
    DRAFT_HOURS: 24,
    REMINDER_HOURS: [24, 3],
    CORRECTIONS_A_DAY: 3,
    RESETS_A_DAY: 3,
    PASSWORD_MIN_LENGTH: 12,
    PASSWORD_LIST: undefined,
    ARGON2_MEMORY_KIB: 19_456,
    ARGON2_PASSES: 2,
    PRIVACY_NOTICE_VERSION: NOTICE_VERSION,
    ERASE_WITHDRAWN_DAYS: 7,
    ERASE_CANCELLED_DAYS: 90,
    ERASE_AFTER_CLOSING_DAYS: 730,
    PHONE_COUNTRIES: ['ID'],
    SWEEP_SECONDS: 0.1,
  };
}
