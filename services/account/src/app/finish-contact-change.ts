import { changeNotProven } from '../domain/access.errors.js';
import { registrationEnded } from '../domain/registration.errors.js';
import type { BrowserSecrets, ContactReceipts } from './access.ports.js';
import { type ChangeStepCommand, type HeldChange, holdChange, readStep, takeProof } from './held-change.js';
import { contactNotices } from './notices.js';
import type { UnitOfWork, Work } from './ports.js';
import { recordChange } from './record-change.js';
import { type RegistrationView, view } from './registration.view.js';

/** The new contact is proven: it takes the place of the old one, and all of them are told. */
export class FinishContactChange {
  constructor(
    private readonly work: UnitOfWork,
    private readonly receipts: ContactReceipts,
    private readonly secrets: BrowserSecrets,
  ) {}

  /** Saying so twice gives the same answer. @throws CodedError `change-not-proven`, `not-signed-in` */
  async execute(command: ChangeStepCommand): Promise<RegistrationView> {
    const { handle, signed } = await readStep(command, this.receipts, this.secrets);
    return this.work.run(async (tools) => {
      const held = await holdChange(tools, command.applicant, handle);
      const { change, registration } = held;
      if (!change.finishedAt) {
        if (registration.data.state === 'cancelled') throw registrationEnded();
        if (!change.authorisedAt) throw changeNotProven();
        await takeProof(tools, change, change.contactId, signed);
        await this.finish(tools, held);
      }
      return view(tools, registration);
    });
  }

  private async finish(tools: Work, { registration, change }: HeldChange): Promise<void> {
    const { changes, deadlines, audit, now } = tools;
    const before = registration.replaceContact(change, now);
    if (!before) throw changeNotProven();
    const { registrationId } = registration.data;
    await recordChange(tools, registration, contactNotices(registration.data, before, change.changeId, now));
    await deadlines.forget(before.contactId, registrationId);
    await changes.save({ ...change, finishedAt: now });
    const fields = [`contacts.${change.channel}`, change.changeId];
    await audit.write({ actor: 'applicant', action: 'contact.replaced', subjectId: registrationId, fields });
  }
}
