import { randomUUID } from 'node:crypto';
import { newGrant } from '../domain/grant.js';
import type { Channel } from '../domain/period.js';
import type { BrowserSecrets } from './access.ports.js';
import { type CheckedLogin, type CheckPassword, holdPassword } from './check-password.js';
import { mustBeLive, type SignedIn } from './live-session.js';
import type { IdempotentRequest, UnitOfWork, Work } from './ports.js';
import { type MaskedContact, maskedContact } from './registration.view.js';
import type { Rules } from './rules.js';

export interface BeginContactChangeCommand {
  readonly request: IdempotentRequest;
  readonly applicant: SignedIn;
  readonly channel: Channel;
  readonly value: string;
  readonly password: string;
  readonly deviceToken: string | undefined;
}

export type CodeSentTo = Pick<MaskedContact, 'channel' | 'masked'>;

interface Begun {
  readonly changeId: string;
  readonly confirmedBy: string;
}

/** Begins to put another contact in the place of a proven one: first a contact that is proven already has to agree. */
export class BeginContactChange {
  constructor(
    private readonly work: UnitOfWork,
    private readonly checkPassword: CheckPassword,
    private readonly secrets: BrowserSecrets,
    private readonly rules: Pick<Rules, 'correctionsADay'>,
  ) {}

  /**
   * The same request gives the same change, and the same secret: an answer that was lost costs nothing.
   * @throws CodedError `password-wrong`, `login-throttled`, `too-busy`, `not-signed-in`, `recently-reset`,
   * `contact-not-proven`, `contact-not-awaited`, `correction-limit`, `registration-cancelled`, `invalid-request`
   */
  async execute(command: BeginContactChangeCommand): Promise<{
    changeId: string;
    codeSentTo: CodeSentTo;
    secret: string;
  }> {
    const { applicant, password, deviceToken, request } = command;
    const checked = await this.checkPassword.ofApplicant(applicant, { password, deviceToken });
    return this.work.run(async (tools) => {
      const { registrationId } = applicant;
      const { answer } = await tools.once(
        request,
        () => this.begin(tools, command, checked),
        () => registrationId,
      );
      const { data } = await tools.registrations.get(registrationId);
      const confirming = data.contacts.find(({ contactId }) => contactId === answer.confirmedBy);
      const { channel, masked } = confirming ? maskedContact(confirming) : { channel: command.channel, masked: '***' };
      const { changeId } = answer;
      return { changeId, codeSentTo: { channel, masked }, secret: this.secrets.ofChange(changeId) };
    });
  }

  private async begin(tools: Work, command: BeginContactChangeCommand, checked: CheckedLogin): Promise<Begun> {
    const { registrations, changes, grants, outbox, timeline, audit, now } = tools;
    const { applicant, channel, value } = command;
    const { registrationId } = applicant;
    const registration = await registrations.lock(registrationId);
    await mustBeLive(tools, applicant);
    await holdPassword(tools, checked);
    const changeId = randomUUID();
    const handle = this.secrets.handleOf(this.secrets.ofChange(changeId));
    const wanted = { changeId, handle, channel, value, contactId: randomUUID() };
    const change = registration.beginContactChange(wanted, this.rules.correctionsADay, now);
    await registrations.save(registration);
    await changes.replace(change);
    const confirming = registration.contact(change.confirmedBy);
    if (!confirming) throw new Error('a change is confirmed by a contact of the registration');
    const { contactId, channel: by, address } = confirming;
    const grant = newGrant({ handle, contactId, purpose: 'change', registrationId, knownDevice: false }, now);
    await grants.add([grant]);
    const { locale } = registration.data;
    const about = { registrationId, handle, contactId, channel: by, address, locale, until: grant.expiresAt };
    await outbox.add([{ type: 'challenge-requested', purpose: 'change', ...about }]);
    await timeline.add(registrationId, [{ at: now, kind: 'contact-change-begun', detail: { channel } }]);
    const fields = [`contacts.${channel}`, changeId];
    await audit.write({ actor: 'applicant', action: 'contact-change.begun', subjectId: registrationId, fields });
    return { changeId, confirmedBy: contactId };
  }
}
