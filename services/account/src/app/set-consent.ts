import type { ConsentScope } from '../domain/consent.js';
import type { UnitOfWork } from './ports.js';
import type { PrivacyNotice } from './privacy-notice.js';
import { type RegistrationView, view } from './registration.view.js';

export interface SetConsentCommand {
  readonly registrationId: string;
  readonly scope: Exclude<ConsentScope, 'data'>;
  readonly accepted: boolean;
  readonly noticeVersion: string;
}

/** Gives a consent that stands apart, or takes it back, while the registration is a draft. */
export class SetConsent {
  constructor(
    private readonly work: UnitOfWork,
    private readonly notice: PrivacyNotice,
  ) {}

  /** @throws CodedError `notice-version-outdated`, `registration-not-draft` */
  execute({ registrationId, scope, accepted, noticeVersion }: SetConsentCommand): Promise<RegistrationView> {
    this.notice.mustBe(noticeVersion, '/noticeVersion');
    return this.work.run(async (tools) => {
      const { registrations, audit, now } = tools;
      const registration = await registrations.lock(registrationId);
      if (accepted) registration.agree(scope, noticeVersion, now);
      else registration.takeBack(scope);
      await registrations.save(registration);
      const action = accepted ? 'consent.given' : 'consent.taken-back';
      await audit.write({ actor: 'applicant', action, subjectId: registrationId, fields: [`consents.${scope}`] });
      return view(tools, registration);
    });
  }
}
