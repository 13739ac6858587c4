import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { messageSent } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { NoteMessage } from '../../app/note-message.js';
import { unlessErased } from './unless-erased.js';

type MessageSent = (typeof messageSent.samples)[number];

@Controller()
export class OnMessageSent {
  constructor(private readonly noteMessage: NoteMessage) {}

  @EventPattern<string>(messageSent.type, joint)
  handle(@Payload() { data }: ReceivedEvent<MessageSent>): Promise<void> {
    const { registrationId, channel, challengeId, noticeId, at } = data;
    const messageId = challengeId ?? noticeId ?? '';
    return unlessErased(
      this.noteMessage.execute({
        ...{ registrationId, channel, messageId },
        kind: 'message-sent',
        at: new Date(at),
      }),
    );
  }
}
