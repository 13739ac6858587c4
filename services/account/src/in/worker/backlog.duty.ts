import { createLogger, type Duty, type DutyHealth, metrics } from '#runtime';
import type { StageBacklog, SweepBacklog } from '../../app/waiting.ports.js';
import { type State, states } from '../../domain/registration.states.js';

const log = createLogger('backlog');
const EVERY_MS = 15_000;
const waiting: readonly State[] = states.filter((state) => state !== 'active' && state !== 'cancelled');

const waitingCount = metrics.gauge({
  name: 'registrations_waiting_count',
  help: 'Registrations that wait in a state.',
  labelNames: ['state'],
});
const oldestSeconds = metrics.gauge({
  name: 'registrations_oldest_waiting_age_seconds',
  help: 'Age of the registration that has waited longest in a state.',
  labelNames: ['state'],
});

const dueCount = metrics.gauge({
  name: 'sweep_due_count',
  help: 'Items that are due and wait for a sweep.',
  labelNames: ['sweep'],
});
const oldestDueSeconds = metrics.gauge({
  name: 'sweep_oldest_due_age_seconds',
  help: 'For how long the oldest item of a sweep has been due.',
  labelNames: ['sweep'],
});

interface Measures {
  measure(): Promise<StageBacklog[]>;
  measureSweeps(): Promise<SweepBacklog[]>;
}

/** Keeps the figures of what waits: how many registrations in each stage, and how old the oldest is. */
export class BacklogDuty implements Duty {
  readonly name = 'backlog';
  private timer: NodeJS.Timeout | undefined;
  private measuring: Promise<void> = Promise.resolve();

  constructor(private readonly backlog: Measures) {}

  async start(): Promise<void> {
    const tick = () => {
      this.measuring = this.measure().then(() => {
        if (this.timer) this.timer = setTimeout(tick, EVERY_MS);
      });
    };
    this.timer = setTimeout(tick, 0);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.measuring;
  }

  async health(): Promise<DutyHealth> {
    return { ok: true };
  }

  private async measure(): Promise<void> {
    try {
      const found = new Map((await this.backlog.measure()).map((stage) => [stage.state, stage]));
      for (const state of waiting) {
        waitingCount.set({ state }, found.get(state)?.count ?? 0);
        oldestSeconds.set({ state }, found.get(state)?.oldestSeconds ?? 0);
      }
      for (const { sweep, count, oldestSeconds: age } of await this.backlog.measureSweeps()) {
        dueCount.set({ sweep }, count);
        oldestDueSeconds.set({ sweep }, age);
      }
    } catch (error) {
      log.error('backlog.unmeasured', error);
    }
  }
}
