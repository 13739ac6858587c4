import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { messageDelivered } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { NoteMessage } from '../../app/note-message.js';
import { unlessErased } from './unless-erased.js';

type MessageDelivered = (typeof messageDelivered.samples)[number];

@Controller()
export class OnMessageDelivered {
  constructor(private readonly noteMessage: NoteMessage) {}

  @EventPattern<string>(messageDelivered.type, joint)
  handle(@Payload() { data }: ReceivedEvent<MessageDelivered>): Promise<void> {
    const { registrationId, channel, challengeId, noticeId, at } = data;
    const messageId = challengeId ?? noticeId ?? '';
    return unlessErased(
      this.noteMessage.execute({
        ...{ registrationId, channel, messageId },
        kind: 'message-delivered',
        at: new Date(at),
      }),
    );
  }
}
