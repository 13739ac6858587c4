import { Body, Controller, Header, Headers, Put } from '@nestjs/common';
import { z } from 'zod';
import { preferredLanguage } from '#errors';
import { type Applicant, CurrentApplicant, Documented } from '#runtime';
import { CorrectContact } from '../../app/correct-contact.js';
import { contactAlreadyProven, contactNotAwaited, correctionLimit } from '../../domain/contact.errors.js';
import { contactFields } from '../../domain/contact.js';
import { registrationEnded, registrationUnknown } from '../../domain/registration.errors.js';
import { phone } from './phone.js';
import { refusable } from './refusable.js';
import { toRegistrationAnswer } from './registration.answers.js';
import { registrationAnswer } from './registrations.schemas.js';

const about = 'The right address or number.';
const emailSchema = z.strictObject({
  value: refusable(contactFields.email)
    .describe(about)
    .meta({ examples: ['siti@example.id'] }),
});
const smsSchema = z.strictObject({
  value: refusable(phone)
    .describe(about)
    .meta({ examples: ['0812 3456 7890'] }),
});
const documented = {
  summary: 'Correct a mistyped contact before it is proven.',
  description:
    'The old one gets nothing more, and a late proof of it proves nothing. The same address changes nothing.',
  answer: registrationAnswer,
  errors: [contactAlreadyProven, contactNotAwaited, correctionLimit, registrationEnded, registrationUnknown],
};

@Controller('api/v1/registrations/me/contacts')
export class ContactsController {
  constructor(private readonly correctContact: CorrectContact) {}

  @Put('email')
  @Header('cache-control', 'no-store')
  @Documented(documented)
  correctEmail(
    @CurrentApplicant() applicant: Applicant,
    @Headers('accept-language') accepted: string | undefined,
    @Body({ schema: emailSchema }) { value }: z.output<typeof emailSchema>,
  ) {
    return this.correct(applicant, accepted, 'email', value);
  }

  @Put('sms')
  @Header('cache-control', 'no-store')
  @Documented(documented)
  correctPhone(
    @CurrentApplicant() applicant: Applicant,
    @Headers('accept-language') accepted: string | undefined,
    @Body({ schema: smsSchema }) { value }: z.output<typeof smsSchema>,
  ) {
    return this.correct(applicant, accepted, 'sms', value);
  }

  private async correct(
    { registrationId }: Applicant,
    accepted: string | undefined,
    channel: 'email' | 'sms',
    value: string,
  ) {
    const view = await this.correctContact.execute({ registrationId, channel, value });
    return toRegistrationAnswer(view, preferredLanguage(accepted));
  }
}
