import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationContactCorrected } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { CorrectContact } from '../../app/correct-contact.js';

@Controller()
export class OnContactCorrected {
  constructor(private readonly correctContact: CorrectContact) {}

  @EventPattern<string>(registrationContactCorrected.type)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof registrationContactCorrected.schema>>): Promise<void> {
    return this.correctContact.execute(data);
  }
}
