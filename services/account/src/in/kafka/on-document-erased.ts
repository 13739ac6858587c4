import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { documentErased } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { ConfirmErasure } from '../../app/confirm-erasure.js';

type DocumentErased = (typeof documentErased.samples)[number];

@Controller()
export class OnDocumentErased {
  constructor(private readonly confirmErasure: ConfirmErasure) {}

  @EventPattern<string>(documentErased.type)
  handle(@Payload() { data }: ReceivedEvent<DocumentErased>): Promise<void> {
    return this.confirmErasure.execute({ registrationId: data.registrationId, by: 'documents' });
  }
}
