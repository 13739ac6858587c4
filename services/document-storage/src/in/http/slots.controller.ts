import { Body, Controller, Headers, Inject, Post } from '@nestjs/common';
import { idempotencyInProgress, idempotencyKeyMissing, idempotencyKeyOf, idempotencyKeyReused } from '#database';
import { invalidRequest, temporarilyUnavailable } from '#errors';
import { type Applicant, CurrentApplicant, Documented } from '#runtime';
import { OpenSlot } from '../../app/open-slot.js';
import {
  alreadySubmitted,
  disputeFull,
  disputeNotOpen,
  documentOverdue,
  registrationEnded,
  requirementsUnknown,
  tooManySlots,
} from '../../domain/document.errors.js';
import { type SlotRequestBody, slotAnswer, slotRequest } from './slots.schemas.js';

@Controller('api/v1/documents/slots')
export class SlotsController {
  constructor(@Inject(OpenSlot) private readonly openSlot: OpenSlot) {}

  @Post()
  @Documented({
    summary: 'Asks for a place to upload one document to.',
    description:
      'POST the file to `upload.url` with `upload.fields` first, then commit. A newer document of the kind replaces the older one when it is committed. After the submission only the kind of a reopened document may be asked for, and `dispute` while a dispute is open, of which there may be several.',
    status: 201,
    answer: slotAnswer,
    errors: [
      invalidRequest,
      idempotencyKeyMissing,
      idempotencyKeyReused,
      idempotencyInProgress,
      requirementsUnknown,
      alreadySubmitted,
      documentOverdue,
      registrationEnded,
      disputeNotOpen,
      disputeFull,
      tooManySlots,
      temporarilyUnavailable,
    ],
  })
  async open(
    @CurrentApplicant() { registrationId }: Applicant,
    @Headers('idempotency-key') key: string | undefined,
    @Body({ schema: slotRequest }) body: SlotRequestBody,
  ) {
    const slot = await this.openSlot.execute({ ...body, registrationId, idempotencyKey: idempotencyKeyOf(key) });
    return { ...slot, expiresAt: slot.expiresAt.toISOString() };
  }
}
