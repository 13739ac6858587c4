import { Controller, Get, Header, Headers } from '@nestjs/common';
import { preferredLanguage } from '#errors';
import { type Applicant, CurrentApplicant, Documented } from '#runtime';
import { ShowTimeline } from '../../app/show-timeline.js';
import { registrationUnknown } from '../../domain/registration.errors.js';
import { toTimelineAnswer } from './timeline.answers.js';
import { timelineAnswer } from './timeline.schemas.js';

@Controller('api/v1/registrations/me/timeline')
export class TimelineController {
  constructor(private readonly showTimeline: ShowTimeline) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Each step of the own registration with its time, and what became of each message.',
    answer: timelineAnswer,
    errors: [registrationUnknown],
  })
  async timeline(
    @CurrentApplicant() { registrationId }: Applicant,
    @Headers('accept-language') accepted: string | undefined,
  ) {
    return toTimelineAnswer(await this.showTimeline.execute({ registrationId }), preferredLanguage(accepted));
  }
}
