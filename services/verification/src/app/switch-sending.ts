import type { Channel } from '../domain/terms.js';
import type { UnitOfWork } from './ports.js';

export interface HeardSwitch {
  readonly channel: Channel;
  readonly on: boolean;
  readonly at: Date;
}

/** Notes that sending was switched. Each case hears of it before anything else happens to it; the sweep tells the rest. */
export class SwitchSending {
  constructor(private readonly work: UnitOfWork) {}

  execute(heard: HeardSwitch): Promise<void> {
    return this.work.run(({ switches }) => switches.add(heard));
  }
}
