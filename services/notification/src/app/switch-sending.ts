import type { Channel } from '../domain/delivery.js';
import type { UnitOfWork } from './ports.js';

/** Switches sending on a channel off or on. What waits stays where it is in the queue, and no clock of a person runs. */
export class SwitchSending {
  constructor(private readonly work: UnitOfWork) {}

  /** Says whether that changed anything. */
  execute({ channel, on }: { readonly channel: Channel; readonly on: boolean }): Promise<boolean> {
    return this.work.run(({ sending }) => sending.switch(channel, on));
  }
}
