import { Body, Controller, Header, Headers, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { idempotencyInProgress, idempotencyKeyMissing, idempotencyKeyOf, idempotencyKeyReused } from '#database';
import { notSignedIn, preferredLanguage, temporarilyUnavailable } from '#errors';
import { type Applicant, CurrentApplicant, Documented } from '#runtime';
import { AuthoriseContactChange } from '../../app/authorise-contact-change.js';
import { BeginContactChange } from '../../app/begin-contact-change.js';
import { FinishContactChange } from '../../app/finish-contact-change.js';
import { changeNotProven, contactNotProven, loginThrottled, passwordWrong } from '../../domain/access.errors.js';
import { contactNotAwaited, correctionLimit } from '../../domain/contact.errors.js';
import { recentlyReset } from '../../domain/recent-reset.js';
import { registrationEnded } from '../../domain/registration.errors.js';
import { tooBusy } from '../../domain/session.errors.js';
import { clearHandle, deviceTokenOf, HANDLE_COOKIE, handleSecretOf, setHandle } from './browser-cookies.js';
import {
  authorisationAnswer,
  type ChangeBody,
  changeAnswer,
  changeSchema,
  type StepBody,
  stepSchema,
} from './contact-changes.schemas.js';
import { toRegistrationAnswer } from './registration.answers.js';
import { registrationAnswer } from './registrations.schemas.js';

const SCOPE = 'POST /api/v1/registrations/me/contact-changes';

@Controller('api/v1/registrations/me/contact-changes')
export class ContactChangesController {
  constructor(
    private readonly beginContactChange: BeginContactChange,
    private readonly authoriseContactChange: AuthoriseContactChange,
    private readonly finishContactChange: FinishContactChange,
  ) {}

  @Post()
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Begin to replace a verified contact.',
    description:
      'Needs the header Idempotency-Key. A code goes to the other verified contact, or to the present one where there is no other. A cookie ties the change to this browser.',
    status: 202,
    answer: changeAnswer,
    cookies: { sets: [HANDLE_COOKIE] },
    errors: [
      ...[idempotencyKeyMissing, idempotencyKeyReused, idempotencyInProgress],
      ...[passwordWrong, loginThrottled, tooBusy, notSignedIn, temporarilyUnavailable],
      ...[recentlyReset, contactNotProven, contactNotAwaited, correctionLimit, registrationEnded],
    ],
  })
  async begin(
    @CurrentApplicant() applicant: Applicant,
    @Headers('idempotency-key') key: string | undefined,
    @Body({ schema: changeSchema }) { password, ...wanted }: ChangeBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const scope = `${SCOPE} ${applicant.registrationId}`;
    const { secret, ...answer } = await this.beginContactChange.execute({
      ...wanted,
      ...{ applicant, password, deviceToken: deviceTokenOf(request) },
      request: { scope, key: idempotencyKeyOf(key), body: JSON.stringify(wanted) },
    });
    setHandle(reply, secret);
    return answer;
  }

  @Put('current/authorisation')
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Show that a present contact agrees; a code goes to the new one.',
    status: 202,
    answer: authorisationAnswer,
    cookies: { needs: [HANDLE_COOKIE] },
    errors: [changeNotProven, notSignedIn],
  })
  async authorise(
    @CurrentApplicant() applicant: Applicant,
    @Body({ schema: stepSchema }) { receipt }: StepBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const secret = handleSecretOf(request);
    const answer = await this.authoriseContactChange.execute({ applicant, secret, receipt });
    // The second code has as long as the first one.
    if (secret) setHandle(reply, secret);
    return answer;
  }

  @Put('current/proof')
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Show that the new contact is the own one; it takes the place of the old one.',
    answer: registrationAnswer,
    cookies: { needs: [HANDLE_COOKIE] },
    errors: [changeNotProven, notSignedIn, registrationEnded],
  })
  async finish(
    @CurrentApplicant() applicant: Applicant,
    @Headers('accept-language') accepted: string | undefined,
    @Body({ schema: stepSchema }) { receipt }: StepBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const view = await this.finishContactChange.execute({ applicant, secret: handleSecretOf(request), receipt });
    clearHandle(reply);
    return toRegistrationAnswer(view, preferredLanguage(accepted));
  }
}
