import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationDisputeOpened } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { OpenDispute } from '../../app/open-dispute.js';

type RegistrationDisputeOpened = z.output<typeof registrationDisputeOpened.schema>;

@Controller()
export class OnRegistrationDisputeOpened {
  constructor(@Inject(OpenDispute) private readonly openDispute: OpenDispute) {}

  @EventPattern<string>(registrationDisputeOpened.type)
  async handle(@Payload() { data }: ReceivedEvent<RegistrationDisputeOpened>): Promise<void> {
    const { registrationId, periodId } = data;
    await this.openDispute.execute({ registrationId, periodId });
  }
}
