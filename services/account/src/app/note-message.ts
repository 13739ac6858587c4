import type { Channel } from '../domain/period.js';
import type { UnitOfWork } from './ports.js';

export interface MessageNews {
  readonly registrationId: string;
  readonly kind: 'message-sent' | 'message-delivered' | 'message-failed';
  /** The challenge or notice that it carried. */
  readonly messageId: string;
  readonly channel: Channel;
  readonly at: Date;
  readonly reason?: string;
}

/** Writes into the timeline what became of a message. */
export class NoteMessage {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, kind, at, ...rest }: MessageNews): Promise<void> {
    return this.work.run(async ({ registrations, timeline }) => {
      await registrations.mustExist(registrationId);
      await timeline.add(registrationId, [{ at, kind, detail: rest }]);
    });
  }
}
