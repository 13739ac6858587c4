import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registrationDeadlineMoved } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { MoveDeadline } from '../../app/move-deadline.js';

@Controller()
export class OnDeadlineMoved {
  constructor(private readonly moveDeadline: MoveDeadline) {}

  @EventPattern<string>(registrationDeadlineMoved.type)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof registrationDeadlineMoved.schema>>): Promise<void> {
    const { registrationId, purpose, until } = data;
    // The deadline of a reopened document is its keeper's.
    if (purpose === 'document') return Promise.resolve();
    return this.moveDeadline.execute({ registrationId, purpose, until: new Date(until) });
  }
}
