import { invalidRequest } from '#errors';
import { fieldError } from '../domain/field.texts.js';
import { type PasswordPolicy, spelledPassword } from '../domain/password.policy.js';
import type { Passwords } from './access.ports.js';
import { type CheckedLogin, type CheckPassword, holdPassword } from './check-password.js';
import { choosePassword, factsOf } from './choose-password.js';
import { mustBeLive, type SignedIn } from './live-session.js';
import { passwordNotices } from './notices.js';
import type { UnitOfWork } from './ports.js';
import { recordChange } from './record-change.js';

export interface ChangePasswordCommand {
  readonly applicant: SignedIn;
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly deviceToken: string | undefined;
}

const POINTER = '/newPassword';

/** Gives a registration another password, logs every other device out, and says so to every proven contact. */
export class ChangePassword {
  constructor(
    private readonly work: UnitOfWork,
    private readonly checkPassword: CheckPassword,
    private readonly passwords: Passwords,
    private readonly policy: PasswordPolicy,
  ) {}

  /** @throws CodedError `password-wrong`, `login-throttled`, `too-busy`, `not-signed-in`, `invalid-request` */
  async execute({ applicant, currentPassword, newPassword, deviceToken }: ChangePasswordCommand): Promise<void> {
    const checked = await this.checkPassword.ofApplicant(applicant, { password: currentPassword, deviceToken });
    const chosen = await this.chosen(checked, newPassword);
    if (chosen === spelledPassword(currentPassword))
      throw invalidRequest({ fields: [fieldError(POINTER, 'password-same')] });
    const passwordHash = await this.passwords.hash(chosen);
    await this.work.run(async (tools) => {
      const { registrations, sessions, timeline, audit, now } = tools;
      const { registrationId, sessionId } = applicant;
      const registration = await registrations.lock(registrationId);
      await mustBeLive(tools, applicant);
      await holdPassword(tools, checked);
      registration.changePassword(passwordHash);
      await timeline.add(registrationId, [{ at: now, kind: 'password-changed', detail: {} }]);
      await recordChange(tools, registration, passwordNotices(registration.data, now));
      await sessions.endAll(registrationId, now, sessionId);
      await audit.write({ actor: 'applicant', action: 'password.changed', subjectId: registrationId });
    });
  }

  private async chosen(checked: CheckedLogin, text: string): Promise<string> {
    const { data } = await this.work.run(async (tools) => {
      await holdPassword(tools, checked);
      return tools.registrations.get(checked.login.registrationId);
    });
    return choosePassword(this.policy, factsOf(data.person, data.contacts), text, POINTER);
  }
}
