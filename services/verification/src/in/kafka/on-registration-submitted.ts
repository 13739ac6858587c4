import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationSubmitted } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { OpenCase } from '../../app/open-case.js';

type Submitted = z.output<typeof registrationSubmitted.schema>;

@Controller()
export class OnRegistrationSubmitted {
  constructor(private readonly openCase: OpenCase) {}

  @EventPattern<string>(registrationSubmitted.type, joint)
  handle(@Payload() { data }: ReceivedEvent<Submitted>): Promise<void> {
    const { registrationId, periodId, policy, first, contacts, sealedPerson, locale } = data;
    return this.openCase.execute({
      registrationId,
      periodId,
      activation: policy.activate,
      verifyHours: policy.verifyHours,
      activateHours: policy.activateHours,
      firstContactId: first,
      contacts,
      sealedPerson,
      locale,
    });
  }
}
