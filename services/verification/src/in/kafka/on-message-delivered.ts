import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { messageDelivered } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { FollowMessage } from '../../app/follow-message.js';
import { followed } from './followed.js';

@Controller()
export class OnMessageDelivered {
  constructor(private readonly followMessage: FollowMessage) {}

  @EventPattern<string>(messageDelivered.type, followed)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof messageDelivered.schema>>): Promise<void> {
    return this.followMessage.execute({ ...data, news: 'messageDelivered', at: new Date(data.at) });
  }
}
