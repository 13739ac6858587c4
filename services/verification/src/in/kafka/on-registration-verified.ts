import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationVerified } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { StartActivation } from '../../app/start-activation.js';

@Controller()
export class OnRegistrationVerified {
  constructor(private readonly startActivation: StartActivation) {}

  @EventPattern<string>(registrationVerified.type, joint)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof registrationVerified.schema>>): Promise<void> {
    return this.startActivation.execute(data);
  }
}
