import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KeyRing } from '#privacy';
import { configureLogging, type Role, type RunningService, startService } from '#runtime';
import { openTestDatabase, type TestDatabase, testInfrastructure } from '#testing';
import { migrations } from '../migrations/index.js';
import { SetRequirements } from '../src/app/set-requirements.js';
import type { DocumentStorageConfig } from '../src/document-storage.config.js';
import { documentStorageService } from '../src/document-storage.module.js';
import { type Answer, Applicant, type Edge } from './applicant.js';
import { SessionIssuer } from './session-issuer.js';
import { TcpGate } from './tcp-gate.js';
import { TestBuckets } from './test-buckets.js';

const DAY_MS = 86_400_000;
export const PUBLIC_ORIGIN = 'http://localhost:8080';
const receipts = generateKeyPairSync('ed25519');
export const receiptKey = receipts.publicKey;

export interface OutboxEvent {
  readonly type: string;
  readonly traceId: string;
  readonly data: Record<string, unknown>;
}

/** The service as it runs, on a database and buckets of its own; `account` and the broker are played by the test. */
export class Harness implements Edge {
  private readonly processes: RunningService[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly buckets: TestBuckets,
    readonly sessions: SessionIssuer,
    readonly storage: TcpGate,
    readonly databaseWay: TcpGate,
    readonly config: DocumentStorageConfig,
  ) {}

  static async start(): Promise<Harness> {
    configureLogging({ service: 'document-storage', role: 'test', level: 'error' });
    const [database, buckets, sessions] = [
      await openTestDatabase({ migrations }),
      await TestBuckets.make(),
      await SessionIssuer.start(),
    ];
    const { minio, kafka } = testInfrastructure();
    const [storage, databaseWay] = [await TcpGate.to(minio.endpoint), await TcpGate.to(database.url)];
    const config: DocumentStorageConfig = {
      ROLE: 'serve',
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: 0,
      LOG_LEVEL: 'error',
      PUBLIC_ORIGIN,
      DRAIN_SECONDS: 5,
      DATABASE_URL: databaseWay.url,
      KAFKA_BROKERS: kafka.brokers,
      ACCOUNT_JWKS_URL: sessions.jwksUrl,
      S3_ENDPOINT: storage.url,
      S3_REGION: 'us-east-1',
      S3_ACCESS_KEY: minio.accessKey,
      S3_SECRET_KEY: minio.secretKey,
      S3_QUARANTINE_BUCKET: buckets.quarantine,
      S3_CLEAN_BUCKET: buckets.clean,
      CLAMD_URL: undefined,
      DOCUMENT_RECEIPT_PRIVATE_KEY: receipts.privateKey.export({ format: 'jwk' }) as { kty: string },
      DOCUMENT_REOPENED_HOURS: 24,
      MASTER_KEY: KeyRing.of(randomBytes(32)),
      IDEMPOTENCY_KEY: randomBytes(32),
    };
    const harness = new Harness(database, buckets, sessions, storage, databaseWay, config);
    await harness.run('serve');
    return harness;
  }

  /** One more process of the service. */
  async run(role: Role, given: Partial<DocumentStorageConfig> = {}): Promise<RunningService> {
    const running = await startService(documentStorageService, { ...this.config, ...given, ROLE: role });
    this.processes.push(running);
    return running;
  }

  /** The first process, which serves HTTP. */
  get app(): NestFastifyApplication {
    const [first] = this.processes;
    if (!first) throw new Error('nothing runs');
    return first.app;
  }

  get storageUrl(): string {
    return this.config.S3_ENDPOINT;
  }

  async request(path: string, init: RequestInit = {}): Promise<Answer> {
    const answer = await fetch(`${await this.app.getUrl()}/api/v1${path}`, init);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = bytes.toString();
    return { status: answer.status, headers: answer.headers, bytes, text, json: () => JSON.parse(text) };
  }

  /** A period that is open now, as `account` announces it. */
  async openPeriod(): Promise<string> {
    const periodId = randomUUID();
    const [opensAt, closesAt] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)];
    await this.app.get(SetRequirements).execute({ periodId, opensAt, closesAt });
    return periodId;
  }

  async newApplicant(): Promise<Applicant> {
    const registrationId = randomUUID();
    return new Applicant(this, registrationId, await this.sessions.cookieOf(registrationId));
  }

  /** The events of one key in the outbox, oldest first. */
  async eventsOf(key: string): Promise<OutboxEvent[]> {
    const rows = await this.database.dataSource.query<{ type: string; body: string; traceparent: string }[]>(
      `select type, body, headers ->> 'traceparent' as traceparent from outbox where key = $1 order by id`,
      [key],
    );
    return rows.map(({ type, body, traceparent }) => ({
      type,
      traceId: traceparent.slice(3, 35),
      data: JSON.parse(body),
    }));
  }

  async stop(): Promise<void> {
    for (const running of this.processes.toReversed()) await running.stop();
    this.sessions.stop();
    this.storage.stop();
    this.databaseWay.stop();
    await this.database.drop();
    await this.buckets.drop();
  }
}
