import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationChallengeRequested } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { RequestGrant } from '../../app/request-grant.js';

@Controller()
export class OnChallengeRequested {
  constructor(private readonly requestGrant: RequestGrant) {}

  @EventPattern<string>(registrationChallengeRequested.type)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof registrationChallengeRequested.schema>>): Promise<void> {
    const { sealedRecipient, until, ...asked } = data;
    return this.requestGrant.execute({ ...asked, sealedRecipient, until: new Date(until) });
  }
}
