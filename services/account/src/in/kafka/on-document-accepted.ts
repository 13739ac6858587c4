import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { documentAccepted } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { KeepInspection } from '../../app/keep-inspection.js';
import { unlessErased } from './unless-erased.js';

type DocumentAccepted = (typeof documentAccepted.samples)[number];

@Controller()
export class OnDocumentAccepted {
  constructor(private readonly keepInspection: KeepInspection) {}

  @EventPattern<string>(documentAccepted.type, joint)
  handle(@Payload() { data }: ReceivedEvent<DocumentAccepted>): Promise<void> {
    const { registrationId, documentId, kind, sha256, replaces } = data;
    return unlessErased(
      this.keepInspection.execute({
        registrationId,
        document: { documentId, kind, sha256, state: 'accepted', reason: null },
        replaces,
      }),
    );
  }
}
