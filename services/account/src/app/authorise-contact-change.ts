import { changeNotProven } from '../domain/access.errors.js';
import { newContact } from '../domain/contact.js';
import type { ContactChange } from '../domain/contact-change.js';
import { newGrant } from '../domain/grant.js';
import type { BrowserSecrets, ContactReceipts } from './access.ports.js';
import type { CodeSentTo } from './begin-contact-change.js';
import { type ChangeStepCommand, type HeldChange, holdChange, readStep, takeProof } from './held-change.js';
import type { UnitOfWork, Work } from './ports.js';
import { maskedContact } from './registration.view.js';

function newcomer({ contactId, channel, address }: ContactChange) {
  if (address === null) throw changeNotProven();
  return newContact({ contactId, channel, address });
}

/** A proven contact agreed: now a code goes to the new one. Saying so twice sends one code. */
export class AuthoriseContactChange {
  constructor(
    private readonly work: UnitOfWork,
    private readonly receipts: ContactReceipts,
    private readonly secrets: BrowserSecrets,
  ) {}

  /** @throws CodedError `change-not-proven`, `not-signed-in` */
  async execute(command: ChangeStepCommand): Promise<{ codeSentTo: CodeSentTo }> {
    const { handle, signed } = await readStep(command, this.receipts, this.secrets);
    return this.work.run(async (tools) => {
      const held = await holdChange(tools, command.applicant, handle);
      if (!held.change.authorisedAt) {
        await takeProof(tools, held.change, held.change.confirmedBy, signed);
        await this.authorise(tools, held);
      }
      const { channel, masked } = maskedContact(newcomer(held.change));
      return { codeSentTo: { channel, masked } };
    });
  }

  private async authorise(tools: Work, { registration, change }: HeldChange): Promise<void> {
    const { changes, grants, outbox, audit, now } = tools;
    const { registrationId, locale } = registration.data;
    const { handle, changeId } = change;
    const { contactId, channel, address } = newcomer(change);
    await changes.save({ ...change, authorisedAt: now });
    const grant = newGrant({ handle, contactId, purpose: 'change', registrationId, knownDevice: false }, now);
    await grants.add([grant]);
    const about = { registrationId, handle, contactId, channel, address, locale, until: grant.expiresAt };
    await outbox.add([{ type: 'challenge-requested', purpose: 'change', ...about }]);
    const fields = [changeId];
    await audit.write({ actor: 'applicant', action: 'contact-change.authorised', subjectId: registrationId, fields });
  }
}
