import { randomUUID } from 'node:crypto';
import type { Channel } from '../domain/period.js';
import type { UnitOfWork } from './ports.js';
import { recordChange } from './record-change.js';
import { type RegistrationView, view } from './registration.view.js';
import type { Rules } from './rules.js';

export interface CorrectContactCommand {
  readonly registrationId: string;
  readonly channel: Channel;
  readonly value: string;
}

/** Replaces a mistyped contact before it is proven. Nothing is kept of the old one. */
export class CorrectContact {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rules: Pick<Rules, 'correctionsADay'>,
  ) {}

  execute({ registrationId, channel, value }: CorrectContactCommand): Promise<RegistrationView> {
    return this.work.run(async (tools) => {
      const { registrations, deadlines, audit, now } = tools;
      const registration = await registrations.lock(registrationId);
      const before = registration.data.contacts.find((contact) => contact.channel === channel);
      const given = { channel, address: value, contactId: randomUUID(), mostADay: this.rules.correctionsADay };
      if (registration.correct(given, now)) {
        await recordChange(tools, registration);
        if (before) await deadlines.forget(before.contactId, registrationId);
        const fields = [`contacts.${channel}`];
        await audit.write({ actor: 'applicant', action: 'contact.corrected', subjectId: registrationId, fields });
      }
      return view(tools, registration);
    });
  }
}
