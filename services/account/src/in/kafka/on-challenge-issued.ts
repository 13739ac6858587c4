import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { contactChallengeIssued } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { NoteChallenge } from '../../app/note-challenge.js';
import { unlessErased } from './unless-erased.js';

type ChallengeIssued = (typeof contactChallengeIssued.samples)[number];

@Controller()
export class OnChallengeIssued {
  constructor(private readonly noteChallenge: NoteChallenge) {}

  @EventPattern<string>(contactChallengeIssued.type, joint)
  handle(@Payload() { data, time }: ReceivedEvent<ChallengeIssued>): Promise<void> {
    const { registrationId, contactId, challengeId, channel, purpose } = data;
    return unlessErased(
      this.noteChallenge.execute({ registrationId, contactId, challengeId, channel, purpose, at: time }),
    );
  }
}
