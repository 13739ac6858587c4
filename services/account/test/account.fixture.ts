import { generateKeyPairSync, type KeyObject, randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { documentRequirementsChanged } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { configureLogging, type RunningService, SESSION_COOKIE, startService } from '#runtime';
import { openTestDatabase, type TestDatabase } from '#testing';
import { migrations } from '../migrations/index.js';
import type { AccountConfig } from '../src/account.config.js';
import { accountService, openPeriods } from '../src/account.module.js';
import { KeepRequirements } from '../src/app/keep-requirements.js';
import { ProveContact } from '../src/app/prove-contact.js';
import type { PeriodTerms } from '../src/domain/period.js';
import { REFRESH_COOKIE } from '../src/in/http/session-cookies.js';
import { OnContactVerified } from '../src/in/kafka/on-contact-verified.js';
import { OnRequirementsChanged } from '../src/in/kafka/on-requirements-changed.js';
import { type Answer, type Call, call } from './http.js';

export const PASSWORD = 'kuda laut suka hujan pagi';
export const SEAL_KEY = randomBytes(32);
const HOUR_MS = 3_600_000;
const receiptKeys = generateKeyPairSync('ed25519');
const jwk = (key: KeyObject) => ({ kty: 'OKP', ...key.export({ format: 'jwk' }) });

/** An event as the consumer would hand it on. */
export function received<T>(type: string, key: string, data: T): ReceivedEvent<T> {
  return { id: randomUUID(), type, key, data, time: new Date(), source: 'test', traceparent: undefined };
}

export interface Drafted {
  readonly registrationId: string;
  readonly registrationNumber: string;
  readonly nik: string;
  readonly cookies: Record<string, string>;
}

/** 16 digits of a woman born on 15 August 1995 in Jakarta. */
export function drawNik(): string {
  return `317101550895${String(randomInt(10_000)).padStart(4, '0')}`;
}

export function draftBody(nik = drawNik()) {
  return {
    person: {
      nik,
      kk: '3171010101100001',
      name: "Siti Nur'aini",
      birthPlace: 'Jakarta',
      birthDate: '1995-08-15',
      sex: 'female',
      address: {
        street: 'Jl. Melati No. 5',
        rtRw: '003/007',
        village: 'Menteng',
        district: 'Menteng',
        regency: 'Kota Jakarta Pusat',
        province: 'DKI Jakarta',
        postalCode: '10310',
      },
    },
    contacts: { email: 'siti.rahasia@example.id', phone: '0812 3456 7890' },
    password: PASSWORD,
    consent: { accepted: true, noticeVersion: '2026-01' },
  };
}

/** The account service on a database of its own, with a period that is open and asks for a KTP. */
export class AccountFixture {
  private constructor(
    readonly database: TestDatabase,
    readonly running: RunningService,
    readonly periodId: string,
  ) {}

  static async start(): Promise<AccountFixture> {
    configureLogging({ service: 'account', role: 'serve', level: 'error' });
    const database = await openTestDatabase({ migrations });
    const running = await startService(accountService, configFor(database.url));
    const now = Date.now();
    const periodId = await setPeriod(database.url, {
      opensAt: new Date(now - HOUR_MS),
      closesAt: new Date(now + HOUR_MS),
    });
    const fixture = new AccountFixture(database, running, periodId);
    await fixture.hearRequirements(periodId);
    return fixture;
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await this.database.drop();
  }

  use<T>(type: abstract new (...parts: never[]) => T): T {
    return this.running.app.get<T>(type as never, { strict: false });
  }

  call(path: string, request: Call = {}): Promise<Answer> {
    const { port } = this.running.app.getHttpServer().address() as AddressInfo;
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

  async me(drafted: Drafted): Promise<Record<string, unknown>> {
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
    const policy = { verify: 'choice', activate: 'other' } as const;
    const whole = { name: 'CPNS 2026', opensAt: new Date(0), closesAt: new Date(1), policy, ...terms };
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
    DOCUMENT_RECEIPT_PUBLIC_KEY: jwk(receiptKeys.publicKey),
    MASTER_KEY: randomBytes(32),
    BLIND_INDEX_KEY: randomBytes(32),
    SEAL_KEY_ACCOUNT_VERIFICATION: SEAL_KEY,
    IDEMPOTENCY_KEY: randomBytes(32),
  };
}
