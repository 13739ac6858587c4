import { Body, Controller, Get, Header, Headers, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { idempotencyInProgress, idempotencyKeyMissing, idempotencyKeyOf, idempotencyKeyReused } from '#database';
import { preferredLanguage } from '#errors';
import { type Applicant, CurrentApplicant, Documented, Public } from '#runtime';
import { DraftRegistration } from '../../app/draft-registration.js';
import { EditRegistration } from '../../app/edit-registration.js';
import { ShowRegistration } from '../../app/show-registration.js';
import { SubmitRegistration } from '../../app/submit-registration.js';
import { consentMissing, noticeOutdated } from '../../domain/consent.errors.js';
import { periodClosed, periodNotOpen } from '../../domain/period.errors.js';
import {
  documentsIncomplete,
  editStale,
  ifMatchNeeded,
  nikTaken,
  registrationEnded,
  registrationNotDraft,
  registrationUnknown,
  requirementsUnknown,
} from '../../domain/registration.errors.js';
import { tooBusy } from '../../domain/session.errors.js';
import { clientOf } from './browser-cookies.js';
import { sendVersion, versionsOf, withFreshVersion } from './entity-tag.js';
import { toDraftAnswer, toRegistrationAnswer, toSubmissionAnswer } from './registration.answers.js';
import {
  type DraftBody,
  draftAnswer,
  draftSchema,
  type EditBody,
  editSchema,
  registrationAnswer,
  type SubmitBody,
  submissionAnswer,
  submitSchema,
} from './registrations.schemas.js';
import { SESSION_COOKIES, SessionCookies } from './session-cookies.js';

const SCOPE = 'POST /api/v1/registrations';
const idempotent = [idempotencyKeyMissing, idempotencyKeyReused, idempotencyInProgress];

@Controller('api/v1/registrations')
export class RegistrationsController {
  constructor(
    private readonly draftRegistration: DraftRegistration,
    private readonly showRegistration: ShowRegistration,
    private readonly editRegistration: EditRegistration,
    private readonly submitRegistration: SubmitRegistration,
    private readonly cookies: SessionCookies,
  ) {}

  @Post()
  @Public()
  @Documented({
    summary: 'Create a draft and open a session for it.',
    description:
      'Needs the header Idempotency-Key. The same key and body give the same answer again, without a session.',
    status: 201,
    answer: draftAnswer,
    cookies: { sets: SESSION_COOKIES },
    errors: [...idempotent, periodNotOpen, periodClosed, noticeOutdated, tooBusy],
  })
  async draft(
    @Headers('idempotency-key') key: string | undefined,
    @Headers('accept-language') accepted: string | undefined,
    @Body({ schema: draftSchema }) { password, consent, locale, ...data }: DraftBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const language = preferredLanguage(accepted);
    const remembered = { ...data, consent, locale };
    const { drafted, session } = await this.draftRegistration.execute({
      ...data,
      request: { scope: SCOPE, key: idempotencyKeyOf(key), body: JSON.stringify(remembered) },
      password,
      consent,
      locale: locale ?? language,
      client: clientOf(request),
    });
    if (session) await this.cookies.set(reply, session);
    return toDraftAnswer(drafted, data.contacts.email, language);
  }

  @Get('me')
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'The own registration.',
    description: 'The header ETag names the version that an edit begins from.',
    answer: registrationAnswer,
    etag: true,
    errors: [registrationUnknown],
  })
  async show(
    @CurrentApplicant() { registrationId }: Applicant,
    @Headers('accept-language') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const view = await this.showRegistration.execute({ registrationId });
    sendVersion(reply, view.version);
    return toRegistrationAnswer(view, preferredLanguage(accepted));
  }

  @Patch('me')
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Change a draft.',
    description:
      'Needs the header If-Match with the ETag of what the applicant saw. A stale one is refused with the present ETag, unless the draft is so already.',
    answer: registrationAnswer,
    etag: true,
    errors: [editStale, ifMatchNeeded, registrationNotDraft, registrationUnknown],
  })
  async edit(
    @CurrentApplicant() { registrationId }: Applicant,
    @Headers('accept-language') accepted: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: editSchema }) body: EditBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = { registrationId, ...body, seenVersions: versionsOf(ifMatch) };
    const view = await withFreshVersion(reply, this.editRegistration.execute(command));
    sendVersion(reply, view.version);
    return toRegistrationAnswer(view, preferredLanguage(accepted));
  }

  @Post('me/submission')
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Press Daftar: submit the draft with the receipts of its documents.',
    description: 'Pressing again gives the same answer.',
    status: 202,
    answer: submissionAnswer,
    errors: [
      consentMissing,
      documentsIncomplete,
      nikTaken,
      periodNotOpen,
      periodClosed,
      registrationEnded,
      registrationUnknown,
      requirementsUnknown,
    ],
  })
  async submit(
    @CurrentApplicant() { registrationId }: Applicant,
    @Body({ schema: submitSchema }) { first, receipts }: SubmitBody,
  ) {
    return toSubmissionAnswer(await this.submitRegistration.execute({ registrationId, first, receipts }));
  }
}
