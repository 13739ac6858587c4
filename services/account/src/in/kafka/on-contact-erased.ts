import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { contactErased } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { ConfirmErasure } from '../../app/confirm-erasure.js';

type ContactErased = (typeof contactErased.samples)[number];

@Controller()
export class OnContactErased {
  constructor(private readonly confirmErasure: ConfirmErasure) {}

  @EventPattern<string>(contactErased.type)
  handle(@Payload() { data }: ReceivedEvent<ContactErased>): Promise<void> {
    return this.confirmErasure.execute({ registrationId: data.registrationId, by: 'contacts' });
  }
}
