import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { noticeRequested } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { QueueMessage } from '../../app/queue-message.js';

@Controller()
export class OnNoticeRequested {
  constructor(private readonly queueMessage: QueueMessage) {}

  @EventPattern<string>(noticeRequested.type, joint)
  handle(
    @Payload() { data, time, traceparent }: ReceivedEvent<z.output<typeof noticeRequested.schema>>,
  ): Promise<void> {
    const { sealedRecipient, sealedValues, sendBefore, noticeId, template, ...order } = data;
    return this.queueMessage.execute({
      order: {
        ...order,
        subject: { kind: 'notice', noticeId, template },
        occurredAt: time,
        sendBefore: new Date(sendBefore),
        traceparent,
      },
      payload: { kind: 'notice', recipient: sealedRecipient, values: sealedValues },
    });
  }
}
