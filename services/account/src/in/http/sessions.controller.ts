import { Body, Controller, Delete, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notSignedIn, temporarilyUnavailable } from '#errors';
import { Documented, Public } from '#runtime';
import { EndSession } from '../../app/end-session.js';
import { OpenSession } from '../../app/open-session.js';
import type { LoginName, LoginRecord } from '../../app/ports.js';
import { RefreshSession } from '../../app/refresh-session.js';
import { loginThrottled } from '../../domain/access.errors.js';
import { tooBusy, wrongCredentials } from '../../domain/session.errors.js';
import { clientOf } from './browser-cookies.js';
import { REFRESH_COOKIE, SESSION_COOKIES, SessionCookies } from './session-cookies.js';
import { type LoginBody, loginSchema, sessionAnswer } from './sessions.schemas.js';

const answerOf = ({ registrationId, registrationNumber, state }: LoginRecord) => ({
  registrationId,
  registrationNumber,
  state,
});

function nameOf({ registrationNumber, nik }: LoginBody): LoginName {
  return registrationNumber === undefined ? { nik: nik ?? '' } : { registrationNumber };
}

@Public()
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    private readonly openSession: OpenSession,
    private readonly refreshSession: RefreshSession,
    private readonly endSession: EndSession,
    private readonly cookies: SessionCookies,
  ) {}

  @Post()
  @Documented({
    summary: 'Log in by registration number, or by NIK once verified.',
    description:
      'After five wrong tries the next one waits, for every name alike. A browser that once logged in does not wait for others.',
    answer: sessionAnswer,
    errors: [wrongCredentials, loginThrottled, tooBusy, temporarilyUnavailable],
    cookies: { sets: SESSION_COOKIES },
  })
  async open(
    @Body({ schema: loginSchema }) body: LoginBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { password } = body;
    const { login, session } = await this.openSession.execute({
      name: nameOf(body),
      password,
      client: clientOf(request),
    });
    await this.cookies.set(reply, session);
    return answerOf(login);
  }

  @Post('refresh')
  @Documented({
    summary: 'Exchange the refresh cookie for a new session.',
    answer: sessionAnswer,
    errors: [notSignedIn],
    cookies: { needs: [REFRESH_COOKIE], sets: SESSION_COOKIES },
  })
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const refreshToken = this.cookies.refreshTokenOf(request);
    if (!refreshToken) throw notSignedIn();
    const { login, session } = await this.refreshSession.execute({ refreshToken });
    await this.cookies.set(reply, session);
    return answerOf(login);
  }

  @Delete('current')
  @Documented({ summary: 'Log out. Nobody being logged in is fine too.', status: 204 })
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const refreshToken = this.cookies.refreshTokenOf(request);
    if (refreshToken) await this.endSession.execute({ refreshToken });
    this.cookies.clear(reply);
  }
}
