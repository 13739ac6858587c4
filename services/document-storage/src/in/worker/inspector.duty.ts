import { codeOf, dispositionOf } from '#errors';
import { createLogger, type Duty, type DutyHealth, runWithTrace } from '#runtime';
import type { ClaimInspection } from '../../app/claim-inspection.js';
import type { InspectDocument } from '../../app/inspect-document.js';
import type { InspectionTask } from '../../app/ports.js';
import type { WakeUp } from '../../app/wake-up.js';
import { backlogCount, backlogOldestAge, inspectionSeconds, inspectionsEnded } from './inspection.metrics.js';

const log = createLogger('inspector');
// One is opened at a time; the others are read, looked through, written and recorded meanwhile.
const AT_ONCE = 8;
// A document is held several times over while it is read, checked, encrypted and written: two large ones would be much.
const LARGE_BYTES = 1024 * 1024;
// Many times in the life of a lease: those that wait behind slow files stay with this inspector.
const KEEP_MS = 5_000;
// How long a document waits at most that another process committed; this one's own commits ring.
const POLL_MS = 500;
// While the database is away nothing is gained by asking often.
const AFTER_FAILURE_MS = 2_000;
const MEASURE_MS = 5_000;
const STALLED_MS = 60_000;

/** Takes documents one by one and inspects several at a time, large ones alone. */
export class InspectorDuty implements Duty {
  readonly name = 'inspection';
  private readonly held = new Set<InspectionTask>();
  private readonly running = new Set<Promise<void>>();
  private keeping: NodeJS.Timeout | undefined;
  private loop: Promise<void> = Promise.resolve();
  private stopping = false;
  private turnedAt = Date.now();
  private measuredAt = 0;

  constructor(
    private readonly claims: ClaimInspection,
    private readonly inspect: InspectDocument,
    private readonly wakeUp: WakeUp,
  ) {}

  async start(): Promise<void> {
    this.keeping = setInterval(() => void this.keep(), KEEP_MS);
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeUp.ring();
    await this.loop;
    await Promise.all(this.running);
    clearInterval(this.keeping);
  }

  async health(): Promise<DutyHealth> {
    return Date.now() - this.turnedAt > STALLED_MS ? { ok: false, detail: 'stalled' } : { ok: true };
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.turnedAt = Date.now();
      try {
        await this.measure();
        const task = await this.claims.execute();
        if (task) await this.take(task);
        else await this.wakeUp.wait(POLL_MS);
      } catch (error) {
        if (dispositionOf(error) === 'retryable') log.warn('inspection.waiting', { code: codeOf(error) });
        else log.error('inspection.no-task', error);
        await this.wakeUp.wait(AFTER_FAILURE_MS);
      }
    }
  }

  private async take(task: InspectionTask): Promise<void> {
    this.held.add(task);
    // What failed before may have brought the process down: it runs alone, so that it takes no other with it.
    const alone = task.attempt > 1 || task.sizeBytes > LARGE_BYTES;
    if (alone) await Promise.all(this.running);
    const work = this.perform(task);
    this.running.add(work);
    void work.then(() => {
      this.turnedAt = Date.now();
      this.running.delete(work);
      this.held.delete(task);
    });
    if (alone || this.running.size >= AT_ONCE) await Promise.race(this.running);
  }

  private async perform(task: InspectionTask): Promise<void> {
    await runWithTrace(task.traceparent, async () => {
      const began = performance.now();
      const { documentId, attempt } = task;
      try {
        const outcome = await this.inspect.execute(task);
        const durationMs = Math.round(performance.now() - began);
        inspectionsEnded.inc({ outcome });
        inspectionSeconds.observe(durationMs / 1000);
        log.info('inspection.done', { documentId, attempt, state: outcome, durationMs });
      } catch (error) {
        log.error('inspection.interrupted', error, { documentId, attempt });
      }
    });
  }

  private async keep(): Promise<void> {
    if (this.held.size === 0) return;
    await this.claims
      .keep([...this.held])
      .catch((error: unknown) => log.warn('inspection.not-kept', { code: codeOf(error) }));
  }

  private async measure(): Promise<void> {
    if (Date.now() - this.measuredAt < MEASURE_MS) return;
    this.measuredAt = Date.now();
    const { count, oldestAgeSeconds } = await this.claims.backlog();
    backlogCount.set(count);
    backlogOldestAge.set(oldestAgeSeconds);
  }
}
