import { Controller, Get, Header, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { preferredLanguage } from '#errors';
import { type Applicant, CurrentApplicant, Documented } from '#runtime';
import { ExportRecord } from '../../app/export-record.js';
import { registrationUnknown } from '../../domain/registration.errors.js';
import { toRecordAnswer } from './record.answers.js';
import { recordAnswer } from './record.schemas.js';

@Controller('api/v1/registrations/me/export')
export class RecordController {
  constructor(private readonly exportRecord: ExportRecord) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Everything that is kept about oneself, as a file.',
    description: 'Documents are fetched apart. That it was asked for is written down.',
    answer: recordAnswer,
    errors: [registrationUnknown],
  })
  async export(
    @CurrentApplicant() { registrationId }: Applicant,
    @Headers('accept-language') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const record = await this.exportRecord.execute({ registrationId });
    reply.header('content-disposition', `attachment; filename="daftar-${record.data.registrationNumber}.json"`);
    return toRecordAnswer(record, preferredLanguage(accepted));
  }
}
