import { randomUUID } from 'node:crypto';
import {
  type EventContract,
  periodChanged,
  registrationCancelled,
  registrationDeadlineMoved,
  registrationDisputeOpened,
  registrationErasureDue,
  registrationSubmitted,
} from '#contracts';
import { EndRegistration } from '../src/app/end-registration.js';
import { ErasePerson } from '../src/app/erase-person.js';
import { ExtendReplacement } from '../src/app/extend-replacement.js';
import { FreezeDocuments } from '../src/app/freeze-documents.js';
import { OpenDispute } from '../src/app/open-dispute.js';
import { SetRequirements } from '../src/app/set-requirements.js';
import { OnPeriodChanged } from '../src/in/kafka/on-period-changed.js';
import { OnRegistrationCancelled } from '../src/in/kafka/on-registration-cancelled.js';
import { OnRegistrationDeadlineMoved } from '../src/in/kafka/on-registration-deadline-moved.js';
import { OnRegistrationDisputeOpened } from '../src/in/kafka/on-registration-dispute-opened.js';
import { OnRegistrationErasureDue } from '../src/in/kafka/on-registration-erasure-due.js';
import { OnRegistrationSubmitted } from '../src/in/kafka/on-registration-submitted.js';
import type { Harness } from './document-storage.harness.js';

function received<T>(contract: EventContract<T>, key: string, given: Partial<T>) {
  const { type, owner: source, samples } = contract;
  const data = contract.schema.parse({ ...samples[0], ...given });
  return { id: randomUUID(), type, time: new Date(), key, source, data, traceparent: undefined };
}

/** Says what `account` says, straight to the handlers. */
export class Account {
  constructor(private readonly harness: Harness) {}

  /** The applicant pressed Daftar with these documents. */
  async submitted(
    registrationId: string,
    periodId: string,
    documents: { documentId: string; sha256: string }[],
  ): Promise<void> {
    const handler = new OnRegistrationSubmitted(this.harness.app.get(FreezeDocuments));
    await handler.handle(received(registrationSubmitted, registrationId, { registrationId, periodId, documents }));
  }

  async changedPeriod(periodId: string, opensAt: string, closesAt: string): Promise<void> {
    const handler = new OnPeriodChanged(this.harness.app.get(SetRequirements));
    await handler.handle(received(periodChanged, periodId, { periodId, opensAt, closesAt }));
  }

  async movedDeadline(
    registrationId: string,
    until: Date,
    purpose: 'verify' | 'activate' | 'document' = 'document',
  ): Promise<void> {
    const handler = new OnRegistrationDeadlineMoved(this.harness.app.get(ExtendReplacement));
    const data = { registrationId, extensionId: randomUUID(), purpose, until: until.toISOString() };
    await handler.handle(received(registrationDeadlineMoved, registrationId, data));
  }

  async openedDispute(registrationId: string, periodId: string): Promise<void> {
    const handler = new OnRegistrationDisputeOpened(this.harness.app.get(OpenDispute));
    await handler.handle(received(registrationDisputeOpened, registrationId, { registrationId, periodId }));
  }

  async wantsErased(registrationId: string): Promise<void> {
    const handler = new OnRegistrationErasureDue(this.harness.app.get(ErasePerson));
    await handler.handle(received(registrationErasureDue, registrationId, { registrationId }));
  }

  async cancelled(registrationId: string): Promise<void> {
    const handler = new OnRegistrationCancelled(this.harness.app.get(EndRegistration));
    await handler.handle(received(registrationCancelled, registrationId, { registrationId }));
  }
}
