import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { contactChannelFailed } from '#contracts';
import { joint, type ReceivedEvent } from '#messaging';
import { NoteChannelFailure } from '../../app/note-channel-failure.js';
import { unlessErased } from './unless-erased.js';

type ChannelFailed = (typeof contactChannelFailed.samples)[number];

@Controller()
export class OnContactChannelFailed {
  constructor(private readonly noteChannelFailure: NoteChannelFailure) {}

  @EventPattern<string>(contactChannelFailed.type, joint)
  handle(@Payload() { data }: ReceivedEvent<ChannelFailed>): Promise<void> {
    return unlessErased(this.noteChannelFailure.execute({ ...data, at: new Date(data.at) }));
  }
}
