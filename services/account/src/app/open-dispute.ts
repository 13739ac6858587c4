import { randomUUID } from 'node:crypto';
import { disputeExists, nothingToDispute } from '../domain/dispute.errors.js';
import { type Dispute, disputeStatement, hasLostNik } from '../domain/dispute.js';
import { FieldReader } from '../domain/refused.js';
import type { IdempotentRequest, UnitOfWork, Work } from './ports.js';
import { publish } from './record-change.js';

export interface OpenDisputeCommand {
  readonly registrationId: string;
  readonly request: IdempotentRequest;
  readonly statement: string;
}

export interface DisputeOpened extends Pick<Dispute, 'disputeId' | 'state'> {
  /** ISO 8601: a remembered answer comes back as JSON. */
  readonly openedAt: string;
}

/**
 * Opens a dispute about a NIK that another registration holds. It waits for the helpdesk; until then nothing of this
 * registration expires or is erased, and the holder is told and stays unaffected.
 */
export class OpenDispute {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `nothing-to-dispute`, `dispute-exists`, `invalid-request` */
  async execute({ registrationId, request, statement }: OpenDisputeCommand): Promise<DisputeOpened> {
    const opened = await this.work.run((tools) =>
      tools.once(
        request,
        () => this.open(registrationId, statement, tools),
        () => registrationId,
      ),
    );
    return opened.answer;
  }

  private async open(registrationId: string, statement: string, tools: Work): Promise<DisputeOpened> {
    const { registrations, disputes, audit, now } = tools;
    const registration = await registrations.lock(registrationId);
    if (await disputes.of(registrationId)) throw disputeExists();
    // Only who was refused in earnest may ask, so that a dispute tells nobody which NIK is registered.
    if (!hasLostNik(registration.data) || !(await registrations.holderOfNik(registration))) throw nothingToDispute();
    const fields = new FieldReader();
    const said = fields.read('/statement', () => disputeStatement(statement)) ?? '';
    fields.finish();
    const dispute: Dispute = { disputeId: randomUUID(), state: 'open', statement: said, openedAt: now };
    await disputes.add(registrationId, dispute);
    const { disputeId, state } = dispute;
    const { periodId } = registration.data;
    await publish(tools, registrationId, [{ type: 'dispute-opened', registrationId, disputeId, periodId }]);
    await audit.write({ actor: 'applicant', action: 'dispute.opened', subjectId: registrationId, fields: [disputeId] });
    return { disputeId, state, openedAt: now.toISOString() };
  }
}
