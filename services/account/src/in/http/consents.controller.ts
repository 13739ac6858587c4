import { Body, Controller, Header, Headers, Put } from '@nestjs/common';
import { z } from 'zod';
import { preferredLanguage } from '#errors';
import { type Applicant, CurrentApplicant, Documented } from '#runtime';
import { SetConsent } from '../../app/set-consent.js';
import { noticeOutdated } from '../../domain/consent.errors.js';
import { registrationNotDraft, registrationUnknown } from '../../domain/registration.errors.js';
import { refusable } from './refusable.js';
import { toRegistrationAnswer } from './registration.answers.js';
import { noticeVersion, registrationAnswer } from './registrations.schemas.js';

const consentSchema = z.strictObject({
  accepted: z
    .boolean()
    .describe('Whether the photo of the own face may be used.')
    .meta({ examples: [true] }),
  noticeVersion: refusable(noticeVersion)
    .describe('Version of the notice that was shown, as the period names it.')
    .meta({ examples: ['2026-01'] }),
});

@Controller('api/v1/registrations/me/consents')
export class ConsentsController {
  constructor(private readonly setConsent: SetConsent) {}

  @Put('swafoto')
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Give the consent to the photo of the own face, or take it back.',
    description: 'While the registration is a draft. Everything else goes on without it.',
    answer: registrationAnswer,
    errors: [noticeOutdated, registrationNotDraft, registrationUnknown],
  })
  async swafoto(
    @CurrentApplicant() { registrationId }: Applicant,
    @Headers('accept-language') accepted: string | undefined,
    @Body({ schema: consentSchema }) body: z.output<typeof consentSchema>,
  ) {
    const view = await this.setConsent.execute({ registrationId, scope: 'swafoto', ...body });
    return toRegistrationAnswer(view, preferredLanguage(accepted));
  }
}
