import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationContactReplaced } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { WithdrawMessages } from '../../app/withdraw-messages.js';

@Controller()
export class OnContactReplaced {
  constructor(private readonly withdrawMessages: WithdrawMessages) {}

  @EventPattern<string>(registrationContactReplaced.type)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof registrationContactReplaced.schema>>): Promise<void> {
    return this.withdrawMessages.execute({ of: 'contact', id: data.replaces });
  }
}
