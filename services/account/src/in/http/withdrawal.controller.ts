import { Body, Controller, Header, Headers, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { preferredLanguage } from '#errors';
import { type Applicant, CurrentApplicant, Documented } from '#runtime';
import { WithdrawRegistration } from '../../app/withdraw-registration.js';
import { loginThrottled, passwordWrong } from '../../domain/access.errors.js';
import { recentlyReset } from '../../domain/recent-reset.js';
import { registrationEnded, registrationUnknown } from '../../domain/registration.errors.js';
import { tooBusy } from '../../domain/session.errors.js';
import { deviceTokenOf } from './browser-cookies.js';
import { presentPassword } from './password.js';
import { toRegistrationAnswer } from './registration.answers.js';
import { registrationAnswer } from './registrations.schemas.js';

const withdrawalSchema = z.strictObject({ password: presentPassword });

@Controller('api/v1/registrations/me/withdrawal')
export class WithdrawalController {
  constructor(private readonly withdrawRegistration: WithdrawRegistration) {}

  @Post()
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Withdraw the registration for good.',
    description: 'The NIK is free again, and the data are erased some days later. Withdrawing twice is fine.',
    answer: registrationAnswer,
    errors: [registrationEnded, recentlyReset, passwordWrong, loginThrottled, tooBusy, registrationUnknown],
  })
  async withdraw(
    @CurrentApplicant() applicant: Applicant,
    @Headers('accept-language') accepted: string | undefined,
    @Body({ schema: withdrawalSchema }) { password }: z.output<typeof withdrawalSchema>,
    @Req() request: FastifyRequest,
  ) {
    const command = { applicant, password, deviceToken: deviceTokenOf(request) };
    return toRegistrationAnswer(await this.withdrawRegistration.execute(command), preferredLanguage(accepted));
  }
}
