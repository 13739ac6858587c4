import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { messageFailed } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { NoteMessage } from '../../app/note-message.js';
import { unlessErased } from './unless-erased.js';

type MessageFailed = (typeof messageFailed.samples)[number];

@Controller()
export class OnMessageFailed {
  constructor(private readonly noteMessage: NoteMessage) {}

  @EventPattern<string>(messageFailed.type, joint)
  handle(@Payload() { data }: ReceivedEvent<MessageFailed>): Promise<void> {
    const { registrationId, channel, challengeId, noticeId, at, reason } = data;
    const messageId = challengeId ?? noticeId ?? '';
    return unlessErased(
      this.noteMessage.execute({
        ...{ registrationId, channel, messageId, reason },
        kind: 'message-failed',
        at: new Date(at),
      }),
    );
  }
}
