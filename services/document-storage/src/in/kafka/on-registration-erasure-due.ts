import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationErasureDue } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { ErasePerson } from '../../app/erase-person.js';

type RegistrationErasureDue = z.output<typeof registrationErasureDue.schema>;

@Controller()
export class OnRegistrationErasureDue {
  constructor(@Inject(ErasePerson) private readonly erasePerson: ErasePerson) {}

  @EventPattern<string>(registrationErasureDue.type)
  async handle(@Payload() { data }: ReceivedEvent<RegistrationErasureDue>): Promise<void> {
    await this.erasePerson.execute({ registrationId: data.registrationId });
  }
}
