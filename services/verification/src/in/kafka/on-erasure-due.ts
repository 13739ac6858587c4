import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationErasureDue } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { ErasePerson } from '../../app/erase-person.js';

@Controller()
export class OnErasureDue {
  constructor(private readonly erasePerson: ErasePerson) {}

  @EventPattern<string>(registrationErasureDue.type)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof registrationErasureDue.schema>>): Promise<void> {
    return this.erasePerson.execute(data);
  }
}
