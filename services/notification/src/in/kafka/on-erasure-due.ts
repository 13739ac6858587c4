import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationErasureDue } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { EraseMessages } from '../../app/erase-messages.js';

@Controller()
export class OnErasureDue {
  constructor(private readonly eraseMessages: EraseMessages) {}

  @EventPattern<string>(registrationErasureDue.type)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof registrationErasureDue.schema>>): Promise<void> {
    return this.eraseMessages.execute(data);
  }
}
