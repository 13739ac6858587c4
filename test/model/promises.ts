import type { Extension } from '../../services/account/src/domain/extension.js';
import type { Purpose, RegistrationData } from '../../services/account/src/domain/registration.data.js';
import type { CaseEvent } from '../../services/verification/src/domain/case.events.js';

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  submitted: ['verified', 'cancelled'],
  verified: ['active', 'cancelled'],
  active: ['cancelled'],
  cancelled: [],
};
const late: Readonly<Record<string, Purpose>> = {
  'not-verified-in-time': 'verify',
  'not-activated-in-time': 'activate',
};

interface Acknowledged {
  readonly purpose: Purpose;
  readonly contactId: string;
}

/** What a person was told and may count on, kept apart from all code that is to honour it. */
export class Promises {
  readonly broken: string[] = [];
  private readonly until = { verify: 0, activate: 0 };
  private readonly stands = { verify: false, activate: false };
  private readonly acknowledged: Acknowledged[] = [];

  hear(event: CaseEvent): void {
    if (event.kind !== 'deadline-set') return;
    this.stands[event.purpose] = event.until === null;
    if (event.until) this.until[event.purpose] = Math.max(this.until[event.purpose], event.until.getTime());
  }

  /** The applicant read that the contact is confirmed. */
  acknowledge(proof: Acknowledged): void {
    this.acknowledged.push(proof);
  }

  /** Holds a change of the registration against the table and against what was promised. */
  change(
    before: RegistrationData,
    after: RegistrationData,
    now: Date,
    given: readonly Extension[],
    rivalHolds: boolean,
  ) {
    if (before.state === after.state) return;
    const isWhole = before.state === 'submitted' && after.state === 'active';
    const skips = isWhole && after.submission?.policy.activate === 'none';
    this.expect(
      skips || (ALLOWED[before.state] ?? []).includes(after.state),
      `${before.state} does not become ${after.state}`,
    );
    if (after.cancelled) this.cancelled(before, after.cancelled.reason, now, given, rivalHolds);
    else this.proven(after);
  }

  expect(holds: boolean, rule: string): void {
    if (!holds) this.broken.push(rule);
  }

  private cancelled(
    { contacts }: RegistrationData,
    reason: string,
    now: Date,
    given: readonly Extension[],
    rivalHolds: boolean,
  ): void {
    const purpose = late[reason];
    this.expect(purpose !== undefined || (reason === 'nik-taken' && rivalHolds), `nobody gave cause for ${reason}`);
    if (!purpose) return;
    const extended = given.filter(({ terms }) => terms.purpose === purpose).map(({ terms }) => terms.until.getTime());
    const promised = Math.max(this.until[purpose], ...extended);
    this.expect(this.until[purpose] > 0, 'nobody is late before a message was accepted');
    this.expect(now.getTime() > promised, `nobody is cancelled inside a window that was promised (${purpose})`);
    const current = new Set(contacts.map(({ contactId }) => contactId));
    const acknowledged = this.acknowledged.filter((each) => each.purpose === purpose && current.has(each.contactId));
    this.expect(acknowledged.length === 0, 'nobody is late who was told that the contact is confirmed');
  }

  private proven({ state, contacts }: RegistrationData): void {
    const purposes = this.acknowledged.filter((each) => contacts.some((one) => one.contactId === each.contactId));
    const needed: Purpose = state === 'verified' ? 'verify' : 'activate';
    const isOne = purposes.some((each) => each.purpose === needed || (state === 'active' && each.purpose === 'verify'));
    this.expect(isOne, `${state} needs a confirmation of a contact that is current`);
  }
}
