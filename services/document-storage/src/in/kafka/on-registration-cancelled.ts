import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationCancelled } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { EndRegistration } from '../../app/end-registration.js';

type RegistrationCancelled = z.output<typeof registrationCancelled.schema>;

@Controller()
export class OnRegistrationCancelled {
  constructor(@Inject(EndRegistration) private readonly endRegistration: EndRegistration) {}

  @EventPattern<string>(registrationCancelled.type, joint)
  async handle(@Payload() { data }: ReceivedEvent<RegistrationCancelled>): Promise<void> {
    await this.endRegistration.execute({ registrationId: data.registrationId });
  }
}
