import { Body, Controller, Get, Header, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Applicant, applicantIfAny, CurrentApplicant, Documented, Public } from '#runtime';
import type { Confirmation } from '../../app/answer-confirmation.js';
import { ConfirmByCode } from '../../app/confirm-by-code.js';
import { ConfirmByLink } from '../../app/confirm-by-link.js';
import { DisownContact, type Disowned } from '../../app/disown-contact.js';
import { ResendCode, type Resent } from '../../app/resend-code.js';
import { type Progress, ShowProgress } from '../../app/show-progress.js';
import * as resending from '../../domain/resend.errors.js';
import * as errors from '../../domain/verification.errors.js';
import {
  askedCode,
  confirmation,
  disowned,
  disownedLink,
  enteredCode,
  openedLink,
  progress,
  resent,
} from './verifications.schemas.js';

@Controller('api/v1/verifications')
export class VerificationsController {
  constructor(
    private readonly showProgress: ShowProgress,
    private readonly confirmByCode: ConfirmByCode,
    private readonly confirmByLink: ConfirmByLink,
    private readonly resendCode: ResendCode,
    private readonly disownContact: DisownContact,
  ) {}

  @Get('current')
  @Header('cache-control', 'no-store')
  @Documented({ summary: 'Where the codes of my registration are', answer: progress })
  current(@CurrentApplicant() applicant: Applicant): Promise<Progress> {
    return this.showProgress.execute({ registrationId: applicant.registrationId });
  }

  @Post('code')
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Confirm a contact by the code that was sent to it',
    description:
      'Five tries a code and fifteen a day unless configured otherwise; `code-wrong` tells how many are left in `triesLeft`.',
    answer: confirmation,
    errors: [
      errors.codeWrong,
      errors.codeLocked,
      errors.codeExpired,
      errors.codeRevoked,
      errors.triesExhaustedToday,
      errors.contactSharedTooOften,
      errors.noChallengeYet,
    ],
  })
  code(
    @CurrentApplicant() applicant: Applicant,
    @Body({ schema: enteredCode }) { code }: z.output<typeof enteredCode>,
  ): Promise<Confirmation> {
    return this.confirmByCode.execute({ registrationId: applicant.registrationId, code });
  }

  @Post('link')
  @Public()
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Confirm a contact by the link that was sent to it',
    description:
      "Needs no session and opens none. Without the applicant's own session the birth date is asked for, and a wrong one is a try.",
    answer: confirmation,
    errors: [
      errors.linkUnknown,
      errors.linkExpired,
      errors.linkRevoked,
      errors.birthDateNeeded,
      errors.birthDateWrong,
      errors.codeLocked,
      errors.triesExhaustedToday,
      errors.contactSharedTooOften,
    ],
  })
  link(
    @Req() request: FastifyRequest,
    @Body({ schema: openedLink }) link: z.output<typeof openedLink>,
  ): Promise<Confirmation> {
    return this.confirmByLink.execute({ ...link, sessionOf: applicantIfAny(request)?.registrationId });
  }

  @Post('resend')
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Send me another code',
    description:
      'The code before is revoked. `Retry-After` tells when to ask again where that was too soon or too often.',
    status: 202,
    answer: resent,
    errors: [
      resending.resendTooSoon,
      resending.resendLimit,
      resending.channelNotOffered,
      resending.contactDisowned,
      resending.nothingToResend,
      resending.deadlinePassed,
      errors.triesExhaustedToday,
      errors.noChallengeYet,
    ],
  })
  resend(
    @CurrentApplicant() applicant: Applicant,
    @Body({ schema: askedCode }) { channel }: z.output<typeof askedCode>,
  ): Promise<Resent> {
    return this.resendCode.execute({ registrationId: applicant.registrationId, channel });
  }

  @Post('not-mine')
  @Public()
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Say that a message was not for me',
    description:
      'For whoever received a message by mistake; needs no session. Nothing more goes there from that registration.',
    answer: disowned,
    errors: [errors.linkUnknown, errors.contactAlreadyProven],
  })
  notMine(@Body({ schema: disownedLink }) { token }: z.output<typeof disownedLink>): Promise<Disowned> {
    return this.disownContact.execute({ token });
  }
}
