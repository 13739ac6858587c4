import { type Duty, metrics, PeriodicDuty } from '#runtime';
import type { StageBacklog, SweepBacklog } from '../../app/waiting.ports.js';
import { type State, states } from '../../domain/registration.states.js';

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
export const backlogDuty = (backlog: Measures): Duty =>
  new PeriodicDuty('backlog', EVERY_MS, async () => {
    const found = new Map((await backlog.measure()).map((stage) => [stage.state, stage]));
    for (const state of waiting) {
      waitingCount.set({ state }, found.get(state)?.count ?? 0);
      oldestSeconds.set({ state }, found.get(state)?.oldestSeconds ?? 0);
    }
    for (const { sweep, count, oldestSeconds: age } of await backlog.measureSweeps()) {
      dueCount.set({ sweep }, count);
      oldestDueSeconds.set({ sweep }, age);
    }
  });
