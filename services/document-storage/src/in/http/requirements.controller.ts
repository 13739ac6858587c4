import { Controller, Get, Header, Headers, Inject } from '@nestjs/common';
import { preferredLanguage } from '#errors';
import { Documented, Public } from '#runtime';
import { ShowRequirements } from '../../app/show-requirements.js';
import { requirementsUnknown } from '../../domain/document.errors.js';
import { requirementsAnswer, toRequirementsAnswer } from './requirements.schemas.js';

@Controller('api/v1/document-requirements')
export class RequirementsController {
  constructor(@Inject(ShowRequirements) private readonly showRequirements: ShowRequirements) {}

  @Get()
  @Public()
  @Header('vary', 'accept-language')
  @Documented({
    summary: 'Which documents the present registration period asks for, with their types and sizes.',
    answer: requirementsAnswer,
    errors: [requirementsUnknown],
  })
  async show(@Headers('accept-language') accepted: string | undefined) {
    return toRequirementsAnswer(await this.showRequirements.execute(), preferredLanguage(accepted));
  }
}
