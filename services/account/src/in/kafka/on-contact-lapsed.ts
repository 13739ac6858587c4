import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { contactLapsed } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { HearLapse } from '../../app/hear-lapse.js';
import { unlessErased } from './unless-erased.js';

type ContactLapsed = (typeof contactLapsed.samples)[number];

@Controller()
export class OnContactLapsed {
  constructor(private readonly hearLapse: HearLapse) {}

  @EventPattern<string>(contactLapsed.type, joint)
  handle(@Payload() { data }: ReceivedEvent<ContactLapsed>): Promise<void> {
    const lapse = { ...data, at: new Date(data.at), until: new Date(data.until) };
    return unlessErased(this.hearLapse.execute(lapse));
  }
}
