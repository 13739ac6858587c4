import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationSubmitted } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { FreezeDocuments } from '../../app/freeze-documents.js';

type RegistrationSubmitted = z.output<typeof registrationSubmitted.schema>;

@Controller()
export class OnRegistrationSubmitted {
  constructor(@Inject(FreezeDocuments) private readonly freezeDocuments: FreezeDocuments) {}

  @EventPattern<string>(registrationSubmitted.type, joint)
  async handle(@Payload() { data }: ReceivedEvent<RegistrationSubmitted>): Promise<void> {
    const { registrationId, periodId, documents } = data;
    await this.freezeDocuments.execute({ registrationId, periodId, documents });
  }
}
