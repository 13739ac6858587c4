import { codeOf } from '#errors';
import { createLogger, type Duty, type DutyHealth } from '#runtime';
import type { BrokerProducer, EventBroker } from '../broker/event-broker.js';
import { Alarm } from '../deadline.js';
import { outboxFilled } from '../signal.js';
import { Dispatch } from './dispatch.js';
import { fitting } from './outbox-row.js';
import { relayMetrics } from './relay-metrics.js';
import { RelaySession, SessionLost } from './relay-session.js';

export interface RelaySettings {
  /** The service's name, as in pg_stat_activity. */
  readonly service: string;
  /** A direct connection: a pooler in between would give the lock to somebody else. */
  readonly databaseUrl: string;
  readonly broker: EventBroker;
  /** How long a relay may be silent before another takes over; 15 s unless told. */
  readonly leaseMs?: number;
  /** Rows a request at most; 500 unless told. */
  readonly batchRows?: number;
  /** How often it looks without being woken, for the commits of other processes; every 100 ms unless told. */
  readonly pollMs?: number;
}

type State = 'starting' | 'standby' | 'active' | 'kafka away' | 'database away' | 'cluster changed' | 'stopped';

const log = createLogger('relay');
const POLL_MS = 100;
const STANDBY_MS = 500;
const FIGURES_MS = 5_000;
// A round begins no sooner than this after the one before it: what many commit meanwhile goes out in one request.
const PACE_MS = 50;
const BATCH_ROWS = 500;
const BATCH_BYTES = 700 * 1024;
const BACKOFF_MS = [100, 250, 500, 1_000, 2_000];

/**
 * Sends what the outbox holds to Kafka. One is active per database, the others stand by. There is no memory of the
 * last id: a row that becomes visible late is simply still unsent.
 */
export class Relay implements Duty {
  readonly name = 'relay';
  private state: State = 'starting';
  private stopping = false;
  private failuresInARow = 0;
  private figuresAt = Number.NEGATIVE_INFINITY;
  private finished: Promise<void> = Promise.resolve();
  private producer: BrokerProducer | undefined;
  /** Rung when there may be rows. */
  private readonly work = new Alarm();
  /** Rung when it has to stop. */
  private readonly halt = new Alarm();
  private readonly dispatch = new Dispatch();

  constructor(private readonly settings: RelaySettings) {}

  async start(): Promise<void> {
    const deafen = outboxFilled.listen(() => this.work.wake());
    this.finished = this.run().finally(deafen);
  }

  /** Finishes the batch in hand and frees the lock. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.work.wake();
    this.halt.wake();
    await this.finished;
    this.state = 'stopped';
  }

  /** Not ok when only a person can help: the cluster lost its data. While Kafka is away, waiting is its duty. */
  async health(): Promise<DutyHealth> {
    return { ok: this.state !== 'cluster changed', detail: this.state };
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let session: RelaySession | undefined;
      try {
        session = await RelaySession.open({ leaseMs: 15_000, ...this.settings });
        await this.serve(session);
      } catch (error) {
        this.enter('database away');
        await this.backOff('database', error);
      } finally {
        await session?.close();
      }
    }
  }

  private async serve(session: RelaySession): Promise<void> {
    while (!this.stopping) {
      await this.figures(session);
      if (!(await session.mustStandAside()) && (await session.tryLock())) {
        await this.lead(session);
        await session.unlock();
      }
      if (this.stopping) return;
      this.enter('standby');
      await this.halt.wait(STANDBY_MS);
    }
  }

  /** Until it has to stop, or to stand aside for an operator's work. */
  private async lead(session: RelaySession): Promise<void> {
    this.enter('active');
    relayMetrics.active.set(1);
    // Without the lock nothing more may leave, not even what a send has half written.
    const deafen = session.onLost(() => this.producer?.abort());
    try {
      while (!this.stopping && !(await session.mustStandAside())) await this.round(session);
    } finally {
      deafen();
      this.producer?.abort();
      relayMetrics.active.set(0);
    }
  }

  private async round(session: RelaySession): Promise<void> {
    const begun = performance.now();
    try {
      await this.figures(session);
      if (!this.producer?.usable) await this.connect(session);
      if (this.state === 'cluster changed') return await this.halt.wait(STANDBY_MS);
      const rows = await session.unsent(this.settings.batchRows ?? BATCH_ROWS, this.dispatch.paused);
      if (rows.length === 0) return await this.work.wait(this.settings.pollMs ?? POLL_MS);
      await this.dispatch.send(session, this.producer as BrokerProducer, fitting(rows, BATCH_BYTES));
      this.failuresInARow = 0;
      await this.halt.wait(begun + PACE_MS - performance.now());
    } catch (error) {
      this.producer?.abort();
      if (error instanceof SessionLost) throw error;
      this.enter('kafka away');
      await this.backOff('kafka', error);
    }
  }

  /** Every producer is new, and on a cluster whose id was asked: rows marked as sent lie in that cluster and no other. */
  private async connect(session: RelaySession): Promise<void> {
    const producer = await this.settings.broker.connectProducer();
    this.producer = producer;
    await session.rememberCluster(producer.clusterId);
    const same = (await session.knownCluster()) === producer.clusterId;
    relayMetrics.clusterChanged.set(same ? 0 : 1);
    this.enter(same ? 'active' : 'cluster changed');
  }

  private async figures(session: RelaySession): Promise<void> {
    if (performance.now() - this.figuresAt < FIGURES_MS) return;
    this.figuresAt = performance.now();
    const { unsent, oldestSeconds, setAside } = await session.backlog();
    relayMetrics.unsent.set(unsent);
    relayMetrics.oldest.set(oldestSeconds);
    relayMetrics.setAside.set(setAside);
  }

  private enter(state: State): void {
    if (state === this.state) return;
    this.state = state;
    if (state === 'cluster changed')
      log.error('relay.cluster-changed', undefined, { state, clusterId: this.producer?.clusterId });
    else log.info('relay.state', { state });
  }

  private async backOff(part: 'database' | 'kafka', error: unknown): Promise<void> {
    relayMetrics.failures.inc({ part });
    const waitMs = BACKOFF_MS[Math.min(this.failuresInARow, BACKOFF_MS.length - 1)] as number;
    this.failuresInARow += 1;
    log.warn('relay.round-failed', {
      kind: part,
      code: codeOf(error instanceof SessionLost ? (error.cause ?? error) : error),
      tries: this.failuresInARow,
      waitMs,
    });
    if (!this.stopping) await this.halt.wait(waitMs);
  }
}
