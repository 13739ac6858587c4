import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { documentRejected } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { KeepInspection } from '../../app/keep-inspection.js';
import { unlessErased } from './unless-erased.js';

type DocumentRejected = (typeof documentRejected.samples)[number];

@Controller()
export class OnDocumentRejected {
  constructor(private readonly keepInspection: KeepInspection) {}

  @EventPattern<string>(documentRejected.type, joint)
  handle(@Payload() { data }: ReceivedEvent<DocumentRejected>): Promise<void> {
    const { registrationId, documentId, kind, sha256, reason } = data;
    return unlessErased(
      this.keepInspection.execute({
        registrationId,
        document: { documentId, kind, sha256, state: 'rejected', reason },
      }),
    );
  }
}
