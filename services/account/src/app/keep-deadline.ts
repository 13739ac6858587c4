import { nextReminder } from '../domain/deadline.js';
import type { Channel } from '../domain/period.js';
import type { Purpose } from '../domain/registration.data.js';
import type { Registration } from '../domain/registration.js';
import { giveMoreTime } from './give-more-time.js';
import type { UnitOfWork, Work } from './ports.js';
import type { Rules } from './rules.js';

export interface KeepDeadlineCommand {
  readonly registrationId: string;
  readonly contactId: string;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly until: Date | null;
  readonly reason: string;
}

/** Remembers until when a contact may be proven, for the countdown and the reminders. */
export class KeepDeadline {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rules: Pick<Rules, 'reminderHours'>,
  ) {}

  execute(said: KeepDeadlineCommand): Promise<void> {
    return this.work.run(async (tools) => {
      const registration = await tools.registrations.lock(said.registrationId);
      if (registration.data.state === 'cancelled' || !registration.contact(said.contactId)) return;
      await this.keep(said, tools);
      if (said.until && registration.duePurpose === said.purpose)
        await this.compare(said.until, said, registration, tools);
    });
  }

  private async keep(
    { channel, ...deadline }: KeepDeadlineCommand,
    { deadlines, timeline, audit, now }: Work,
  ): Promise<void> {
    const { registrationId, contactId, purpose, until, reason } = deadline;
    const before = await deadlines.of(registrationId, purpose);
    const isSame = before?.contactId === contactId && before.until?.getTime() === until?.getTime();
    const remindAt = isSame ? before.remindAt : nextReminder(until, this.rules.reminderHours, now);
    await deadlines.set({ ...deadline, remindAt }, now);
    if (isSame) return;
    const detail = { channel, purpose, reason, ...(until ? { until: until.toISOString() } : {}) };
    await timeline.add(registrationId, [{ at: now, kind: until ? 'deadline-set' : 'deadline-paused', detail }]);
    const fields = [contactId, purpose];
    await audit.write({ actor: 'verification', action: 'deadline.set', subjectId: registrationId, fields });
  }

  // Who came to this step after an extension was recorded has its time too. An answer to an extension is left alone,
  // so that two services never answer each other for ever.
  private async compare(
    until: Date,
    { purpose, reason }: KeepDeadlineCommand,
    registration: Registration,
    tools: Work,
  ): Promise<void> {
    if (reason === 'extended') return;
    const extension = await tools.extensions.covering(registration.data.periodId, purpose, tools.now);
    if (extension && extension.terms.until > until) await giveMoreTime(tools, registration, extension, { again: true });
  }
}
