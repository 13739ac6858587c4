import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationActivated } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { CloseCase } from '../../app/close-case.js';

@Controller()
export class OnRegistrationActivated {
  constructor(private readonly closeCase: CloseCase) {}

  @EventPattern<string>(registrationActivated.type, joint)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof registrationActivated.schema>>): Promise<void> {
    return this.closeCase.execute(data);
  }
}
