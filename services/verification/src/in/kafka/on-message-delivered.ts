import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { messageDelivered } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { FollowMessage } from '../../app/follow-message.js';

@Controller()
export class OnMessageDelivered {
  constructor(private readonly followMessage: FollowMessage) {}

  @EventPattern<string>(messageDelivered.type, joint)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof messageDelivered.schema>>): Promise<void> {
    return this.followMessage.execute({ ...data, news: 'messageDelivered', at: new Date(data.at) });
  }
}
