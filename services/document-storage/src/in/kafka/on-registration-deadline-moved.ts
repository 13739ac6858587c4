import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationDeadlineMoved } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { ExtendReplacement } from '../../app/extend-replacement.js';

type RegistrationDeadlineMoved = z.output<typeof registrationDeadlineMoved.schema>;

@Controller()
export class OnRegistrationDeadlineMoved {
  constructor(@Inject(ExtendReplacement) private readonly extendReplacement: ExtendReplacement) {}

  @EventPattern<string>(registrationDeadlineMoved.type)
  async handle(@Payload() { data }: ReceivedEvent<RegistrationDeadlineMoved>): Promise<void> {
    const { registrationId, purpose, until } = data;
    // The deadlines of contacts are kept elsewhere.
    if (purpose === 'document') await this.extendReplacement.execute({ registrationId, until: new Date(until) });
  }
}
