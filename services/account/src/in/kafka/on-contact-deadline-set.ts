import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { contactDeadlineSet } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { KeepDeadline } from '../../app/keep-deadline.js';
import { unlessErased } from './unless-erased.js';

type DeadlineSet = (typeof contactDeadlineSet.samples)[number];

@Controller()
export class OnContactDeadlineSet {
  constructor(private readonly keepDeadline: KeepDeadline) {}

  @EventPattern<string>(contactDeadlineSet.type, joint)
  handle(@Payload() { data }: ReceivedEvent<DeadlineSet>): Promise<void> {
    return unlessErased(
      this.keepDeadline.execute({ ...data, until: data.until === null ? null : new Date(data.until) }),
    );
  }
}
