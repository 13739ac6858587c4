import { Body, Controller, Header, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Documented, Public } from '#runtime';
import { type Earned, EarnReceipt } from '../../app/earn-receipt.js';
import { ResendGrant, type ResentGrant } from '../../app/resend-grant.js';
import { notStartedHere, startAgain } from '../../domain/grant.errors.js';
import * as resending from '../../domain/resend.errors.js';
import * as errors from '../../domain/verification.errors.js';
import { HANDLE_COOKIE, handleOf } from './handle-cookie.js';
import { earned, resentGrant } from './receipts.schemas.js';
import { enteredCode } from './verifications.schemas.js';

@Controller('api/v1/verifications/receipt')
@Public()
export class ReceiptsController {
  constructor(
    private readonly earnReceipt: EarnReceipt,
    private readonly resendGrant: ResendGrant,
  ) {}

  @Post()
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Prove a contact once more, to get back in or to change it',
    description:
      'Needs no session, but the handle in the cookie of the browser that asked. The limits are those of other codes: five tries a code and fifteen a day unless configured otherwise. Whether there is such an account is told by no answer but the right one.',
    answer: earned,
    cookies: { needs: [HANDLE_COOKIE] },
    errors: [
      notStartedHere,
      errors.codeWrong,
      errors.codeLocked,
      errors.codeExpired,
      errors.codeRevoked,
      errors.triesExhaustedToday,
    ],
  })
  earn(
    @Req() request: FastifyRequest,
    @Body({ schema: enteredCode }) { code }: z.output<typeof enteredCode>,
  ): Promise<Earned> {
    return this.earnReceipt.execute({ handle: handleOf(request), code });
  }

  @Post('resend')
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Send this browser another code',
    description:
      'The codes before are revoked. `Retry-After` tells when to ask again where that was too soon or too often.',
    status: 202,
    answer: resentGrant,
    cookies: { needs: [HANDLE_COOKIE] },
    errors: [
      notStartedHere,
      startAgain,
      resending.resendTooSoon,
      resending.resendLimit,
      resending.nothingToResend,
      errors.triesExhaustedToday,
    ],
  })
  resend(@Req() request: FastifyRequest): Promise<ResentGrant> {
    return this.resendGrant.execute({ handle: handleOf(request) });
  }
}
