import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { periodChanged } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { SetRequirements } from '../../app/set-requirements.js';

type PeriodChanged = z.output<typeof periodChanged.schema>;

@Controller()
export class OnPeriodChanged {
  constructor(@Inject(SetRequirements) private readonly setRequirements: SetRequirements) {}

  @EventPattern<string>(periodChanged.type)
  async handle(@Payload() { data }: ReceivedEvent<PeriodChanged>): Promise<void> {
    const { periodId, opensAt, closesAt } = data;
    await this.setRequirements.execute({ periodId, opensAt: new Date(opensAt), closesAt: new Date(closesAt) });
  }
}
