import { Body, Controller, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notSignedIn, temporarilyUnavailable } from '#errors';
import { type Applicant, CurrentApplicant, Documented } from '#runtime';
import { ChangePassword } from '../../app/change-password.js';
import { loginThrottled, passwordWrong } from '../../domain/access.errors.js';
import { tooBusy } from '../../domain/session.errors.js';
import { deviceTokenOf } from './browser-cookies.js';
import { chosenPassword, presentPassword } from './password.js';

const changeSchema = z.strictObject({ currentPassword: presentPassword, newPassword: chosenPassword });

@Controller('api/v1/registrations/me/password')
export class PasswordController {
  constructor(private readonly changePassword: ChangePassword) {}

  @Put()
  @Documented({
    summary: 'Change the password.',
    description: 'Every other device is logged out, and every verified contact is told.',
    status: 204,
    errors: [passwordWrong, loginThrottled, tooBusy, notSignedIn, temporarilyUnavailable],
  })
  async change(
    @CurrentApplicant() applicant: Applicant,
    @Body({ schema: changeSchema }) body: z.output<typeof changeSchema>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.changePassword.execute({ applicant, ...body, deviceToken: deviceTokenOf(request) });
  }
}
