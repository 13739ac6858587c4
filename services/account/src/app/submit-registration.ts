import type { DocumentReceipt } from '../domain/document.js';
import type { Channel } from '../domain/period.js';
import type { RegistrationData } from '../domain/registration.data.js';
import {
  documentsIncomplete,
  nikTaken,
  registrationEnded,
  requirementsUnknown,
} from '../domain/registration.errors.js';
import type { Registration } from '../domain/registration.js';
import type { DocumentReceipts, UnitOfWork, Work } from './ports.js';
import { recordChange } from './record-change.js';
import { type MaskedContact, maskedContact } from './registration.view.js';

export interface SubmitRegistrationCommand {
  readonly registrationId: string;
  readonly first: Channel | undefined;
  /** As `document-storage` signed them. */
  readonly receipts: readonly string[];
}

/** Fit for a screenshot, and the same however often *Daftar* is pressed. */
export interface Submitted {
  readonly registrationNumber: string;
  readonly state: 'submitted';
  readonly submittedAt: Date;
  readonly first: MaskedContact;
}

const REQUIREMENTS_RETRY_SECONDS = 5;
/** Where the same person gets back in, and where another one says that the NIK is theirs. */
const WAYS_ON = {
  login: '/api/v1/sessions',
  recover: '/api/v1/password-resets',
  dispute: '/api/v1/registrations/me/dispute',
};
const TOLD_ONCE_MS = 24 * 3_600_000;

function submittedFrom({ submission, contacts, registrationNumber }: RegistrationData): Submitted | undefined {
  const first = contacts.find(({ contactId }) => contactId === submission?.first);
  if (!submission || !first) return undefined;
  return { registrationNumber, state: 'submitted', submittedAt: submission.at, first: maskedContact(first) };
}

/** Presses *Daftar*: what is complete goes in, and verification begins. */
export class SubmitRegistration {
  constructor(
    private readonly work: UnitOfWork,
    private readonly receipts: DocumentReceipts,
  ) {}

  async execute(command: SubmitRegistrationCommand): Promise<Submitted> {
    const { valid, refused } = await this.receipts.read(command.receipts);
    const submitted = await this.work.run(async (tools) => {
      const registration = await tools.registrations.lock(command.registrationId);
      if (registration.data.state === 'cancelled') throw registrationEnded();
      const before = submittedFrom(registration.data);
      if (before) return before;
      if (refused.length > 0) throw documentsIncomplete({ fields: refused });
      return this.submit(registration, command, valid, tools);
    });
    if (!submitted) throw nikTaken({ extra: WAYS_ON });
    return submitted;
  }

  private async submit(
    registration: Registration,
    { registrationId, first }: SubmitRegistrationCommand,
    receipts: readonly DocumentReceipt[],
    tools: Work,
  ): Promise<Submitted | undefined> {
    const { registrations, periods, requirements, disputes, audit, now } = tools;
    const period = await periods.get(registration.data.periodId);
    period.mustBeOpen(now);
    const required = await requirements.of(period.periodId);
    if (!required) throw requirementsUnknown({ retryAfterSeconds: REQUIREMENTS_RETRY_SECONDS });
    registration.submit({ receipts, first, policy: period.terms.policy, requirements: required }, now);
    // Told to a complete request alone, so that nobody can ask cheaply who is registered.
    const holder = await registrations.holderOfNikOnceShared(registration);
    if (holder) return this.refuse(registrationId, holder, tools);
    await recordChange(tools, registration);
    await disputes.close(registrationId, now);
    await audit.write({ actor: 'applicant', action: 'registration.submitted', subjectId: registrationId });
    const submitted = submittedFrom(registration.data);
    if (!submitted) throw new Error('a submission names its first contact');
    return submitted;
  }

  // Gives undefined instead of throwing: that it was tried stays, with whoever tried and with the holder, who does not
  // learn who it was. Once a day is enough there: nobody fills the timeline of somebody else.
  private async refuse(registrationId: string, holder: string, tools: Work): Promise<undefined> {
    const { registrations, timeline, audit, now } = tools;
    await registrations.noteNikRefused(registrationId, now);
    await timeline.add(registrationId, [{ at: now, kind: 'nik-refused', detail: {} }]);
    await audit.write({ actor: 'applicant', action: 'submission.nik-taken', subjectId: registrationId });
    const since = new Date(now.getTime() - TOLD_ONCE_MS);
    await timeline.addUnlessSince(holder, { at: now, kind: 'nik-attempt', detail: {} }, since);
    await audit.write({ actor: 'account', action: 'nik.attempted', subjectId: holder });
  }
}
