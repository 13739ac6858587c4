import { Body, Controller, Get, Header, Headers, Post } from '@nestjs/common';
import { z } from 'zod';
import { idempotencyInProgress, idempotencyKeyMissing, idempotencyKeyOf, idempotencyKeyReused } from '#database';
import { type Applicant, CurrentApplicant, Documented } from '#runtime';
import { OpenDispute } from '../../app/open-dispute.js';
import { ShowDispute } from '../../app/show-dispute.js';
import { disputeExists, noDispute, nothingToDispute } from '../../domain/dispute.errors.js';
import { disputeStatement } from '../../domain/dispute.js';
import { registrationUnknown } from '../../domain/registration.errors.js';
import { refusable } from './refusable.js';
import { openDisputeAnswer } from './registrations.schemas.js';

const LONGEST_UNREAD = 8_000;
const about = 'Why the NIK is theirs, in the own words of the applicant: 20 to 2,000 characters.';
const example = 'NIK itu milik saya. Saya belum pernah mendaftar, dan KTP saya tidak pernah dipinjamkan.';

const disputeSchema = z.strictObject({
  statement: refusable(disputeStatement, LONGEST_UNREAD)
    .describe(about)
    .meta({ examples: [example] }),
});
const disputeAnswer = openDisputeAnswer.extend({
  statement: z
    .string()
    .describe(about)
    .meta({ examples: [example] }),
});

@Controller('api/v1/registrations/me/dispute')
export class DisputesController {
  constructor(
    private readonly openDispute: OpenDispute,
    private readonly showDispute: ShowDispute,
  ) {}

  @Post()
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Dispute that another registration holds the NIK.',
    description:
      'From a draft that was refused for its NIK, or a registration that ended for it. It waits for the helpdesk, and nothing expires meanwhile. Needs the header Idempotency-Key.',
    status: 201,
    answer: openDisputeAnswer,
    errors: [
      ...[idempotencyKeyMissing, idempotencyKeyReused, idempotencyInProgress],
      ...[nothingToDispute, disputeExists, registrationUnknown],
    ],
  })
  async open(
    @CurrentApplicant() { registrationId }: Applicant,
    @Headers('idempotency-key') key: string | undefined,
    @Body({ schema: disputeSchema }) body: z.output<typeof disputeSchema>,
  ): Promise<z.input<typeof openDisputeAnswer>> {
    const scope = `POST /api/v1/registrations/me/dispute ${registrationId}`;
    const request = { scope, key: idempotencyKeyOf(key), body: JSON.stringify(body) };
    const { disputeId, state, openedAt } = await this.openDispute.execute({ registrationId, request, ...body });
    return { disputeId, state, openedAt };
  }

  @Get()
  @Header('cache-control', 'no-store')
  @Documented({ summary: 'The dispute that was opened.', answer: disputeAnswer, errors: [noDispute] })
  async show(@CurrentApplicant() { registrationId }: Applicant): Promise<z.input<typeof disputeAnswer>> {
    const { openedAt, ...dispute } = await this.showDispute.execute({ registrationId });
    return { ...dispute, openedAt: openedAt.toISOString() };
  }
}
