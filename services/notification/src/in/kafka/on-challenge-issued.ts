import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { contactChallengeIssued } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { QueueMessage } from '../../app/queue-message.js';

@Controller()
export class OnChallengeIssued {
  constructor(private readonly queueMessage: QueueMessage) {}

  @EventPattern<string>(contactChallengeIssued.type, joint)
  handle(
    @Payload() { data, time, traceparent }: ReceivedEvent<z.output<typeof contactChallengeIssued.schema>>,
  ): Promise<void> {
    const { sealedRecipient, sealedName, sealedCode, sendBefore, challengeId, purpose, ...order } = data;
    return this.queueMessage.execute({
      order: {
        ...order,
        subject: { kind: 'challenge', challengeId, purpose },
        occurredAt: time,
        sendBefore: new Date(sendBefore),
        traceparent,
      },
      payload: { kind: 'challenge', recipient: sealedRecipient, name: sealedName, code: sealedCode },
    });
  }
}
