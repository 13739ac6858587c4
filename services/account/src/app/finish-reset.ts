import { hasCode } from '#errors';
import { resetNotProven } from '../domain/access.errors.js';
import { areProvenBy, type ContactReceipt, type Grant } from '../domain/grant.js';
import type { PasswordPolicy } from '../domain/password.policy.js';
import type { Registration } from '../domain/registration.js';
import { claiming } from '../domain/registration.states.js';
import type { BrowserSecrets, ContactReceipts, Passwords } from './access.ports.js';
import { choosePassword, factsOf } from './choose-password.js';
import { passwordNotices } from './notices.js';
import type { UnitOfWork, Work } from './ports.js';
import { recordChange } from './record-change.js';
import type { StartSession } from './start-session.js';

export interface FinishResetCommand {
  /** Of the browser that asks. */
  readonly secret: string | undefined;
  /** As `verification` signed them. */
  readonly receipts: readonly string[];
  readonly password: string;
}

interface Proven {
  readonly grants: readonly Grant[];
  readonly registration: Registration;
}

function nobody(error: unknown): undefined {
  if (!hasCode(error, 'registration-unknown')) throw error;
}

/** Gives a new password to whoever proved, in the browser that asked, the contacts that had to be proven. */
export class FinishReset {
  constructor(
    private readonly work: UnitOfWork,
    private readonly passwords: Passwords,
    private readonly policy: PasswordPolicy,
    private readonly receipts: ContactReceipts,
    private readonly secrets: BrowserSecrets,
    private readonly startSession: StartSession,
  ) {}

  /**
   * Opens no session, but remembers the browser: strangers cannot make its owner wait now.
   * @throws CodedError `reset-not-proven`, `invalid-request`, `too-busy`
   */
  async execute({ secret, receipts, password }: FinishResetCommand): Promise<{ deviceToken: string }> {
    const signed = await this.receipts.read(receipts);
    if (!secret || !signed) throw resetNotProven();
    const handle = this.secrets.handleOf(secret);
    const { data } = (await this.work.run((tools) => this.proven(tools, handle, signed))).registration;
    const chosen = choosePassword(this.policy, factsOf(data.person, data.contacts), password, '/password');
    const passwordHash = await this.passwords.hash(chosen);
    return this.work.run(async (tools) => this.reset(tools, await this.proven(tools, handle, signed), passwordHash));
  }

  private async proven(tools: Work, handle: string, receipts: readonly ContactReceipt[]): Promise<Proven> {
    const { registrations, grants, now } = tools;
    const [claimed] = receipts;
    // The registration first, as everybody locks; what the receipts claim is compared once the grants are held.
    const registration = claimed && (await registrations.lock(claimed.registrationId).catch(nobody));
    const asked = await grants.lockByHandle(handle, 'reset');
    if (!registration || !areProvenBy(asked, receipts, now)) throw resetNotProven();
    const isOwn = ({ contactId }: Grant) => registration.contact(contactId)?.provenAt;
    if (!claiming.includes(registration.data.state) || !asked.every(isOwn)) throw resetNotProven();
    return { grants: asked, registration };
  }

  private async reset(tools: Work, { grants, registration }: Proven, passwordHash: string) {
    const { now, sessions, devices, throttles, changes, timeline, audit } = tools;
    const { registrationId, registrationNumber, person } = registration.data;
    registration.changePassword(passwordHash, now);
    await timeline.add(registrationId, [{ at: now, kind: 'password-reset', detail: {} }]);
    await recordChange(tools, registration, passwordNotices(registration.data, now));
    const proven = grants.map(({ contactId }) => contactId);
    await tools.grants.spendAll(registrationId, now);
    await changes.drop(registrationId);
    await sessions.endAll(registrationId, now);
    await devices.forgetAll(registrationId);
    await throttles.clearDevices(registrationId);
    for (const name of [{ registrationNumber }, { nik: person.nik }]) await throttles.clear({ name });
    await audit.write({ actor: 'applicant', action: 'password.reset', subjectId: registrationId, fields: proven });
    return { deviceToken: await this.startSession.remember(tools, registrationId) };
  }
}
