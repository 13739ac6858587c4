import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { messageSent } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { FollowMessage } from '../../app/follow-message.js';

@Controller()
export class OnMessageSent {
  constructor(private readonly followMessage: FollowMessage) {}

  @EventPattern<string>(messageSent.type, joint)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof messageSent.schema>>): Promise<void> {
    return this.followMessage.execute({ ...data, news: 'messageSent', at: new Date(data.at) });
  }
}
