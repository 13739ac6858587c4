import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationContactReplaced } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { ReplaceContact } from '../../app/replace-contact.js';

@Controller()
export class OnContactReplaced {
  constructor(private readonly replaceContact: ReplaceContact) {}

  @EventPattern<string>(registrationContactReplaced.type)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof registrationContactReplaced.schema>>): Promise<void> {
    return this.replaceContact.execute(data);
  }
}
