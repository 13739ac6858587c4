import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { documentRequirementsChanged } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { KeepRequirements } from '../../app/keep-requirements.js';

type RequirementsChanged = (typeof documentRequirementsChanged.samples)[number];

@Controller()
export class OnRequirementsChanged {
  constructor(private readonly keepRequirements: KeepRequirements) {}

  @EventPattern<string>(documentRequirementsChanged.type)
  handle(@Payload() { data }: ReceivedEvent<RequirementsChanged>): Promise<void> {
    return this.keepRequirements.execute(data);
  }
}
