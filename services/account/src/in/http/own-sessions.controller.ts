import { Controller, Delete, Get, Header, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { notSignedIn, preferredLanguage } from '#errors';
import { type Applicant, CurrentApplicant, Documented } from '#runtime';
import { EndOtherSessions } from '../../app/end-other-sessions.js';
import { EndOwnSession } from '../../app/end-own-session.js';
import { ListSessions } from '../../app/list-sessions.js';
import { sessionUnknown } from '../../domain/access.errors.js';
import { ownSessionsAnswer, sessionIdSchema, toOwnSessionsAnswer } from './own-sessions.schemas.js';
import { SessionCookies } from './session-cookies.js';

@Controller('api/v1/sessions')
export class OwnSessionsController {
  constructor(
    private readonly listSessions: ListSessions,
    private readonly endOwnSession: EndOwnSession,
    private readonly endOtherSessions: EndOtherSessions,
    private readonly cookies: SessionCookies,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Where the registration is logged in.',
    description: 'The last used first. Of the browser nothing but its family and system is kept.',
    answer: ownSessionsAnswer,
    errors: [notSignedIn],
  })
  async list(@CurrentApplicant() applicant: Applicant, @Headers('accept-language') accepted: string | undefined) {
    return toOwnSessionsAnswer(await this.listSessions.execute({ applicant }), preferredLanguage(accepted));
  }

  @Delete()
  @Documented({ summary: 'Log every other device out.', status: 204, errors: [notSignedIn] })
  async endOthers(@CurrentApplicant() applicant: Applicant): Promise<void> {
    await this.endOtherSessions.execute({ applicant });
  }

  @Delete(':sessionId')
  @Documented({
    summary: 'Log one device out.',
    description: 'Ending one that has ended is fine. One of somebody else is not found.',
    status: 204,
    errors: [notSignedIn, sessionUnknown],
  })
  async end(
    @CurrentApplicant() applicant: Applicant,
    @Param('sessionId', { schema: sessionIdSchema }) sessionId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.endOwnSession.execute({ applicant, sessionId });
    if (sessionId === applicant.sessionId) this.cookies.clear(reply);
  }
}
