import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { contactVerified } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { ProveContact } from '../../app/prove-contact.js';
import { unlessErased } from './unless-erased.js';

type ContactVerified = (typeof contactVerified.samples)[number];

@Controller()
export class OnContactVerified {
  constructor(private readonly proveContact: ProveContact) {}

  @EventPattern<string>(contactVerified.type)
  handle(@Payload() { data }: ReceivedEvent<ContactVerified>): Promise<void> {
    const { registrationId, contactId, purpose, at } = data;
    return unlessErased(this.proveContact.execute({ registrationId, proof: { contactId, purpose, at: new Date(at) } }));
  }
}
