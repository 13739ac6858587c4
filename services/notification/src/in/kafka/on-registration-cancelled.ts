import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationCancelled } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { WithdrawMessages } from '../../app/withdraw-messages.js';

@Controller()
export class OnRegistrationCancelled {
  constructor(private readonly withdrawMessages: WithdrawMessages) {}

  @EventPattern<string>(registrationCancelled.type, joint)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof registrationCancelled.schema>>): Promise<void> {
    return this.withdrawMessages.execute({ of: 'registration', id: data.registrationId });
  }
}
