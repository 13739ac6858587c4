import { Body, Controller, Headers, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { preferredLanguage } from '#errors';
import { Documented, Public } from '#runtime';
import { FinishReset } from '../../app/finish-reset.js';
import { RequestReset } from '../../app/request-reset.js';
import { resetNotProven } from '../../domain/access.errors.js';
import { nik } from '../../domain/nik.js';
import { tooBusy } from '../../domain/session.errors.js';
import {
  clearHandle,
  DEVICE_COOKIE,
  deviceTokenOf,
  HANDLE_COOKIE,
  handleSecretOf,
  setDevice,
  setHandle,
} from './browser-cookies.js';
import { chosenPassword } from './password.js';
import { choice, refusable } from './refusable.js';
import { SessionCookies } from './session-cookies.js';

const RESEND_AFTER_SECONDS = 60;
const channel = choice(['email', 'sms']);
const contactReceipt = z.string().min(1, { error: 'required' }).max(4_000);

const requestSchema = z.strictObject({
  nik: refusable(nik)
    .describe('NIK of the registration.')
    .meta({ examples: ['3171015508950001'] }),
  channel: channel.describe('By which way the code is to come.').meta({ examples: ['email'] }),
});
const requestAnswer = z.object({
  channel: z.enum(['email', 'sms']),
  resendAfterSeconds: z.number().int().describe('From when on the code may be asked for again.'),
});
const finishSchema = z.strictObject({
  receipts: z
    .array(contactReceipt)
    .min(1)
    .max(2)
    .describe('What POST /verifications/receipt gave for each code, in the same browser.')
    .meta({
      examples: [['eyJhbGciOiJFZERTQSIsInR5cCI6ImNvbnRhY3QtcmVjZWlwdCJ9.eyJwdXJwb3NlIjoiY2hhbmdlIn0.c2lnbmF0dXJl']],
    }),
  password: chosenPassword,
});

@Public()
@Controller('api/v1/password-resets')
export class PasswordResetsController {
  constructor(
    private readonly requestReset: RequestReset,
    private readonly finishReset: FinishReset,
    private readonly cookies: SessionCookies,
  ) {}

  @Post()
  @Documented({
    summary: 'Ask for a code to reset a forgotten password.',
    description:
      'The answer is always the same, whether there is such a registration or not. A cookie ties the reset to this browser.',
    status: 202,
    answer: requestAnswer,
    cookies: { sets: [HANDLE_COOKIE] },
  })
  async request(
    @Body({ schema: requestSchema }) body: z.output<typeof requestSchema>,
    @Headers('accept-language') accepted: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.input<typeof requestAnswer>> {
    const asker = { locale: preferredLanguage(accepted), deviceToken: deviceTokenOf(request) };
    const { secret } = await this.requestReset.execute({ ...body, ...asker });
    setHandle(reply, secret);
    reply.header('cache-control', 'no-store');
    return { channel: body.channel, resendAfterSeconds: RESEND_AFTER_SECONDS };
  }

  @Put('current')
  @Documented({
    summary: 'Set a new password with the receipts of the codes.',
    description:
      'Works once, and only in the browser that asked. Every session ends, every verified contact is told, and contacts cannot be changed for 24 hours.',
    status: 204,
    errors: [resetNotProven, tooBusy],
    cookies: { needs: [HANDLE_COOKIE], sets: [DEVICE_COOKIE] },
  })
  async finish(
    @Body({ schema: finishSchema }) body: z.output<typeof finishSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { deviceToken } = await this.finishReset.execute({ ...body, secret: handleSecretOf(request) });
    clearHandle(reply);
    this.cookies.clear(reply);
    setDevice(reply, deviceToken);
  }
}
