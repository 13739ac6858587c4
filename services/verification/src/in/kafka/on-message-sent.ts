import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { messageSent } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { FollowMessage } from '../../app/follow-message.js';
import { followed } from './followed.js';

@Controller()
export class OnMessageSent {
  constructor(private readonly followMessage: FollowMessage) {}

  @EventPattern<string>(messageSent.type, followed)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof messageSent.schema>>): Promise<void> {
    return this.followMessage.execute({ ...data, news: 'messageSent', at: new Date(data.at) });
  }
}
