import { nextReminder } from '../domain/deadline.js';
import { reminder } from './notices.js';
import type { UnitOfWork } from './ports.js';
import { publish } from './record-change.js';
import type { Rules } from './rules.js';
import type { Sweepable } from './sweepable.js';
import type { DueWork } from './waiting.ports.js';

/** Reminds a person of a deadline that draws near, once at each distance. */
export class Remind implements Sweepable {
  readonly name = 'reminders';

  constructor(
    private readonly work: UnitOfWork,
    private readonly waiting: DueWork,
    private readonly rules: Pick<Rules, 'reminderHours'>,
  ) {}

  due(most: number, except: readonly string[]): Promise<string[]> {
    return this.waiting.reminders(most, except);
  }

  handle(registrationId: string): Promise<boolean> {
    return this.work.run(async (tools) => {
      const { registrations, deadlines, now } = tools;
      const registration = await registrations.lockIfFree(registrationId);
      if (!registration) return false;
      let found = false;
      for (const purpose of ['verify', 'activate'] as const) {
        const deadline = await deadlines.of(registrationId, purpose);
        if (!deadline?.remindAt || deadline.remindAt > now) continue;
        found = true;
        const { until, remindAt } = deadline;
        await deadlines.remindAt(registrationId, purpose, nextReminder(until, this.rules.reminderHours, now));
        if (registration.duePurpose !== purpose || !until || until <= now) continue;
        await publish(tools, registrationId, reminder(registration.data, purpose, until, remindAt));
      }
      return found;
    });
  }
}
