import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { messageSendingSwitched } from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { SwitchSending } from '../../app/switch-sending.js';

@Controller()
export class OnSendingSwitched {
  constructor(private readonly switchSending: SwitchSending) {}

  @EventPattern<string>(messageSendingSwitched.type)
  handle(@Payload() { data }: ReceivedEvent<z.output<typeof messageSendingSwitched.schema>>): Promise<void> {
    return this.switchSending.execute({ ...data, at: new Date(data.at) });
  }
}
