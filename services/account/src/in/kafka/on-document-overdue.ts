import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { documentOverdue } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { HearOverdueDocument } from '../../app/hear-overdue-document.js';
import { unlessErased } from './unless-erased.js';

type DocumentOverdue = (typeof documentOverdue.samples)[number];

@Controller()
export class OnDocumentOverdue {
  constructor(private readonly hearOverdueDocument: HearOverdueDocument) {}

  @EventPattern<string>(documentOverdue.type)
  handle(@Payload() { data }: ReceivedEvent<DocumentOverdue>): Promise<void> {
    return unlessErased(this.hearOverdueDocument.execute({ ...data, until: new Date(data.until) }));
  }
}
