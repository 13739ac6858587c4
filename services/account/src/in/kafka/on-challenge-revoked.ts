import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { contactChallengeRevoked } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { NoteRevocation } from '../../app/note-revocation.js';
import { unlessErased } from './unless-erased.js';

type ChallengeRevoked = (typeof contactChallengeRevoked.samples)[number];

@Controller()
export class OnChallengeRevoked {
  constructor(private readonly noteRevocation: NoteRevocation) {}

  @EventPattern<string>(contactChallengeRevoked.type, joint)
  handle(@Payload() { data, time }: ReceivedEvent<ChallengeRevoked>): Promise<void> {
    return unlessErased(this.noteRevocation.execute({ ...data, at: time }));
  }
}
