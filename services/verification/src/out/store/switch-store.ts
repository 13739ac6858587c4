import type { EntityManager } from 'typeorm';
import { askShared, shareable } from '#database';
import type { Switches } from '../../app/ports.js';
import { type Sending, type SendingSwitch, sendingAfter } from '../../domain/sending.js';
import { SwitchRow } from './rows.js';

const SINCE = shareable<SendingSwitch>(
  `
  select switch_id as "switchId", channel, "on", at, off_since as "offSince"
    from (select *, case when "on" then lag(at) over (partition by channel order by switch_id) end as off_since
            from sending_switches) as switches
   where switch_id > $1
   order by switch_id`,
  ['integer'],
);

export class SwitchStore implements Switches {
  constructor(private readonly manager: EntityManager) {}

  async state(): Promise<Sending> {
    return sendingAfter(await this.since(0));
  }

  since(switchId: number): Promise<readonly SendingSwitch[]> {
    return askShared(this.manager, SINCE, [switchId]);
  }

  /** The lock makes numbers rise in the order of the commits: a case that heard of one has heard of all before it. */
  async add(heard: Omit<SendingSwitch, 'switchId' | 'offSince'>): Promise<void> {
    await this.manager.query('lock table sending_switches in share row exclusive mode');
    const { channel, on, at } = heard;
    await this.manager.insert(SwitchRow, { channel, on, at });
  }
}
