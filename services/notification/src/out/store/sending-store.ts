import { event, messageSendingSwitched } from '#contracts';
import { askShared, shareable, type Transaction } from '#database';
import type { Outbox } from '#messaging';
import type { Sending, Standing } from '../../app/ports.js';
import type { Channel } from '../../domain/delivery.js';

/** How many messages of a channel may go out within an hour of the clock; without a number, any. */
export type Budgets = Readonly<Partial<Record<Channel, number>>>;

const IS_ON = shareable<{ sending: boolean }>(
  'select sending from sending_switches where channel = $1 order by id desc limit 1',
  ['text'],
);
const SPENT = `select spent from sending_budgets where channel = $1 and hour = date_trunc('hour', $2::timestamptz)`;
const SPEND = `
  insert into sending_budgets as budget (channel, hour, spent) values ($1, date_trunc('hour', $2::timestamptz), 1)
      on conflict (channel, hour) do update set spent = budget.spent + 1 where budget.spent < $3
  returning spent`;
const GIVE_BACK = `
  update sending_budgets set spent = spent - 1
   where channel = $1 and hour = date_trunc('hour', $2::timestamptz) and spent > 0`;

/** The switch and the budget of each channel, inside one transaction. */
export class SendingStore implements Sending {
  constructor(
    private readonly tx: Transaction,
    private readonly budgets: Budgets,
    private readonly outbox: Outbox,
  ) {}

  async take(channel: Channel): Promise<boolean> {
    if (!(await this.isOn(channel))) return false;
    const budget = this.budgets[channel];
    if (budget === undefined) return true;
    // The last statement but the claim itself: every worker of the channel waits for this row.
    return budget > 0 && (await this.query(SPEND, [channel, this.tx.now, budget])).length > 0;
  }

  async giveBack(channel: Channel, takenAt: Date): Promise<void> {
    if (this.budgets[channel] !== undefined) await this.query(GIVE_BACK, [channel, takenAt]);
  }

  async standing(channel: Channel): Promise<Standing> {
    if (!(await this.isOn(channel))) return 'switched-off';
    return (await this.left(channel)) === 0 ? 'budget-spent' : undefined;
  }

  async left(channel: Channel): Promise<number | undefined> {
    const budget = this.budgets[channel];
    if (budget === undefined) return undefined;
    const [row] = await this.query<{ spent: number }>(SPENT, [channel, this.tx.now]);
    return Math.max(0, budget - (row?.spent ?? 0));
  }

  async switch(channel: Channel, on: boolean): Promise<boolean> {
    // Two operators at once: the second one sees what the first one did.
    await this.query('lock table sending_switches in share row exclusive mode');
    if ((await this.isOn(channel)) === on) return false;
    const { now } = this.tx;
    await this.query('insert into sending_switches (channel, sending, at) values ($1, $2, $3)', [channel, on, now]);
    await this.outbox.add([event(messageSendingSwitched, channel, { channel, on, at: now.toISOString() })]);
    return true;
  }

  private async isOn(channel: Channel): Promise<boolean> {
    const [latest] = await askShared(this.tx.manager, IS_ON, [channel]);
    return latest?.sending ?? true;
  }

  private query<T extends object>(statement: string, parameters: unknown[] = []): Promise<T[]> {
    return this.tx.manager.query<T[]>(statement, parameters);
  }
}
