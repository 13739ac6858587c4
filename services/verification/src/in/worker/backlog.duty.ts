import { type Duty, metrics, PeriodicDuty } from '#runtime';
import type { Backlogs } from '../../app/ports.js';

const EVERY_MS = 15_000;
const labelNames = ['channel', 'message'];
const open = metrics.gauge({
  name: 'verification_open_challenges_count',
  help: 'Challenges that wait for their proof, by channel and by where their message is.',
  labelNames,
});
const oldest = metrics.gauge({
  name: 'verification_oldest_open_challenge_age_seconds',
  help: 'Age of the oldest challenge that waits for its proof.',
  labelNames,
});
const due = metrics.gauge({
  name: 'verification_due_registrations_count',
  help: 'Registrations for which time has brought something about that is not settled yet, by kind.',
  labelNames: ['kind'],
});
const oldestDue = metrics.gauge({
  name: 'verification_oldest_due_age_seconds',
  help: 'How long the oldest of them has been due.',
  labelNames: ['kind'],
});

/** Keeps the figures of what waits: open challenges, and what is due to be swept; how many, and how old the oldest is. */
export const backlogDuty = (backlogs: Backlogs): Duty =>
  new PeriodicDuty('backlog', EVERY_MS, async () => {
    const found = await backlogs.read();
    open.reset();
    oldest.reset();
    for (const { channel, message, count, oldestAgeSeconds } of found) {
      open.set({ channel, message }, count);
      oldest.set({ channel, message }, oldestAgeSeconds);
    }
    for (const { kind, count, oldestAgeSeconds } of await backlogs.due()) {
      due.set({ kind }, count);
      oldestDue.set({ kind }, oldestAgeSeconds);
    }
  });
