import { Controller, Get, Header } from '@nestjs/common';
import type { z } from 'zod';
import { Documented, Public } from '#runtime';
import { PrivacyNotice } from '../../app/privacy-notice.js';
import { ShowPeriod } from '../../app/show-period.js';
import { noPeriod } from '../../domain/period.errors.js';
import { periodAnswer } from './period.schemas.js';

@Public()
@Controller('api/v1/period')
export class PeriodController {
  constructor(
    private readonly showPeriod: ShowPeriod,
    private readonly notice: PrivacyNotice,
  ) {}

  @Get()
  @Header('cache-control', 'no-cache')
  @Documented({ summary: 'The registration period that matters now.', answer: periodAnswer, errors: [noPeriod] })
  async show(): Promise<z.input<typeof periodAnswer>> {
    const { period, state, now } = await this.showPeriod.execute();
    const { name, opensAt, closesAt, extendedTo, policy } = period.terms;
    return {
      ...{ periodId: period.periodId, name, state, policy },
      opensAt: opensAt.toISOString(),
      closesAt: period.endsAt.toISOString(),
      extendedFrom: extendedTo && closesAt.toISOString(),
      noticeVersion: this.notice.version,
      now: now.toISOString(),
    };
  }
}
