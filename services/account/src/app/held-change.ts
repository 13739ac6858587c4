import { changeNotProven } from '../domain/access.errors.js';
import type { ContactChange } from '../domain/contact-change.js';
import { type ContactReceipt, isProvenBy } from '../domain/grant.js';
import type { Registration } from '../domain/registration.js';
import type { BrowserSecrets, ContactReceipts } from './access.ports.js';
import { mustBeLive, type SignedIn } from './live-session.js';
import type { Work } from './ports.js';

/** A step of a change, from the browser that began it. */
export interface ChangeStepCommand {
  readonly applicant: SignedIn;
  /** Of the browser that asks. */
  readonly secret: string | undefined;
  /** As `verification` signed it. */
  readonly receipt: string;
}

export interface HeldChange {
  readonly registration: Registration;
  readonly change: ContactChange;
}

/** Reads what a step needs before there is a transaction. @throws CodedError `change-not-proven` */
export async function readStep(
  { secret, receipt }: ChangeStepCommand,
  receipts: ContactReceipts,
  secrets: BrowserSecrets,
): Promise<{ handle: string; signed: ContactReceipt }> {
  const [signed] = (await receipts.read([receipt])) ?? [];
  if (!secret || !signed) throw changeNotProven();
  return { handle: secrets.handleOf(secret), signed };
}

/** The change that this browser began, held until the commit. @throws CodedError `change-not-proven`, `not-signed-in` */
export async function holdChange(tools: Work, applicant: SignedIn, handle: string): Promise<HeldChange> {
  const registration = await tools.registrations.lock(applicant.registrationId);
  await mustBeLive(tools, applicant);
  const change = await tools.changes.lockByHandle(handle, applicant.registrationId);
  if (!change) throw changeNotProven();
  return { registration, change };
}

/** Takes the proof of one contact, once. @throws CodedError `change-not-proven` */
export async function takeProof(
  { grants, now }: Work,
  { handle }: ContactChange,
  contactId: string,
  receipt: ContactReceipt,
): Promise<void> {
  const asked = await grants.lockByHandle(handle, 'change');
  const grant = asked.find((one) => one.contactId === contactId);
  if (!grant || !isProvenBy(grant, receipt, now)) throw changeNotProven();
  await grants.spend(handle, [contactId], now);
}
