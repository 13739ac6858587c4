import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationContactCorrected } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { WithdrawMessages } from '../../app/withdraw-messages.js';

@Controller()
export class OnContactCorrected {
  constructor(private readonly withdrawMessages: WithdrawMessages) {}

  @EventPattern<string>(registrationContactCorrected.type)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof registrationContactCorrected.schema>>): Promise<void> {
    return this.withdrawMessages.execute({ of: 'contact', id: data.replaces });
  }
}
