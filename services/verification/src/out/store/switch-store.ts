import { type EntityManager, MoreThan } from 'typeorm';
import type { Switches } from '../../app/ports.js';
import { type Sending, type SendingSwitch, sendingAfter } from '../../domain/sending.js';
import { SwitchRow } from './rows.js';

export class SwitchStore implements Switches {
  constructor(private readonly manager: EntityManager) {}

  async state(): Promise<Sending> {
    return sendingAfter(await this.since(0));
  }

  since(switchId: number): Promise<readonly SendingSwitch[]> {
    return this.manager.find(SwitchRow, { where: { switchId: MoreThan(switchId) }, order: { switchId: 'asc' } });
  }

  /** The lock makes numbers rise in the order of the commits: a case that heard of one has heard of all before it. */
  async add(heard: Omit<SendingSwitch, 'switchId'>): Promise<void> {
    await this.manager.query('lock table sending_switches in share row exclusive mode');
    const { channel, on, at } = heard;
    await this.manager.insert(SwitchRow, { channel, on, at });
  }
}
