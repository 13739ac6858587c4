import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { messageFailed } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { FollowMessage } from '../../app/follow-message.js';
import { followed } from './followed.js';

@Controller()
export class OnMessageFailed {
  constructor(private readonly followMessage: FollowMessage) {}

  @EventPattern<string>(messageFailed.type, followed)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof messageFailed.schema>>): Promise<void> {
    return this.followMessage.execute({ ...data, news: 'messageFailed', at: new Date(data.at) });
  }
}
