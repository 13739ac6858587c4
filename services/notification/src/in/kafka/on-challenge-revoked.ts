import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { contactChallengeRevoked } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { DropMessage } from '../../app/drop-message.js';

@Controller()
export class OnChallengeRevoked {
  constructor(private readonly dropMessage: DropMessage) {}

  @EventPattern<string>(contactChallengeRevoked.type, joint)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof contactChallengeRevoked.schema>>): Promise<void> {
    return this.dropMessage.execute({ challengeId: data.challengeId });
  }
}
