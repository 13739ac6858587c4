import { Controller, Get, Header } from '@nestjs/common';
import { z } from 'zod';
import { Documented, Public } from '#runtime';
import { ShowPeriod } from '../../app/show-period.js';
import { noPeriod } from '../../domain/period.errors.js';

const instant = z.iso.datetime();
const periodAnswer = z.object({
  periodId: z.uuid(),
  name: z.string().meta({ examples: ['CPNS 2026'] }),
  opensAt: instant,
  closesAt: instant.describe('The last instant at which it is open, extended or not.'),
  extendedFrom: instant.nullable().describe('When it was to close before it was extended.'),
  state: z.enum(['not-yet', 'open', 'closed']),
  policy: z.object({
    verify: z.enum(['email', 'sms', 'choice']),
    activate: z.enum(['other', 'same', 'none']),
    verifyHours: z.number().int(),
    activateHours: z.number().int(),
  }),
  now: instant.describe('The clock that decides.'),
});

@Public()
@Controller('api/v1/period')
export class PeriodController {
  constructor(private readonly showPeriod: ShowPeriod) {}

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
      now: now.toISOString(),
    };
  }
}
