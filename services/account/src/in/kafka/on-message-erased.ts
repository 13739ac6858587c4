import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { messageErased } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { ConfirmErasure } from '../../app/confirm-erasure.js';

type MessageErased = (typeof messageErased.samples)[number];

@Controller()
export class OnMessageErased {
  constructor(private readonly confirmErasure: ConfirmErasure) {}

  @EventPattern<string>(messageErased.type)
  handle(@Payload() { data }: ReceivedEvent<MessageErased>): Promise<void> {
    return this.confirmErasure.execute({ registrationId: data.registrationId, by: 'messages' });
  }
}
