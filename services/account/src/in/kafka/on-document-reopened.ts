import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { documentReopened } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { ReopenDocument } from '../../app/reopen-document.js';
import { unlessErased } from './unless-erased.js';

type DocumentReopened = (typeof documentReopened.samples)[number];

@Controller()
export class OnDocumentReopened {
  constructor(private readonly reopenDocument: ReopenDocument) {}

  @EventPattern<string>(documentReopened.type)
  handle(@Payload() { data }: ReceivedEvent<DocumentReopened>): Promise<void> {
    return unlessErased(this.reopenDocument.execute({ ...data, until: new Date(data.until) }));
  }
}
