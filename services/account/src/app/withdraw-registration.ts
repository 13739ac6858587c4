import { mustNotBeRecentlyReset } from '../domain/recent-reset.js';
import { registrationEnded } from '../domain/registration.errors.js';
import { type CheckPassword, holdPassword } from './check-password.js';
import { endRegistration } from './end-registration.js';
import { mustBeLive, type SignedIn } from './live-session.js';
import type { UnitOfWork } from './ports.js';
import { type RegistrationView, view } from './registration.view.js';

export interface WithdrawRegistrationCommand {
  readonly applicant: SignedIn;
  readonly password: string;
  readonly deviceToken: string | undefined;
}

/** Ends a registration because its applicant wants that; the NIK is free again, and the data are erased soon after. */
export class WithdrawRegistration {
  constructor(
    private readonly work: UnitOfWork,
    private readonly checkPassword: CheckPassword,
  ) {}

  /**
   * Withdrawing twice gives the same answer.
   * @throws CodedError `registration-cancelled`, `recently-reset`, `password-wrong`, `login-throttled`, `too-busy`,
   * `not-signed-in`
   */
  async execute({ applicant, password, deviceToken }: WithdrawRegistrationCommand): Promise<RegistrationView> {
    const checked = await this.checkPassword.ofApplicant(applicant, { password, deviceToken });
    return this.work.run(async (tools) => {
      const { registrationId } = applicant;
      const registration = await tools.registrations.lock(registrationId);
      await mustBeLive(tools, applicant);
      await holdPassword(tools, checked);
      const { state, cancelled } = registration.data;
      if (cancelled?.reason === 'withdrawn') return view(tools, registration);
      if (state === 'cancelled') throw registrationEnded();
      mustNotBeRecentlyReset(registration.data, tools.now);
      await tools.disputes.close(registrationId, tools.now);
      await endRegistration(tools, registration, { reason: 'withdrawn', actor: 'applicant' });
      return view(tools, registration);
    });
  }
}
