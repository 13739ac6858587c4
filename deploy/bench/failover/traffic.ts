import { setTimeout as pause } from 'node:timers/promises';
import type { Channel, CodeIssuer } from '../code-issuer.js';
import { emailOf } from '../people.js';
import type { Arrival, ProviderPairs } from './providers.js';

const EVERY_MS = 200;
const LOOK_MS = 500;
const CHANNELS: readonly Channel[] = ['sms', 'email'];

export interface Issued {
  readonly channel: Channel;
  readonly recipient: string;
  readonly at: number;
}

/** Codes to somebody new each time, by both channels. */
export class Traffic {
  private count = 0;

  constructor(
    private readonly issuer: CodeIssuer,
    private readonly providers: ProviderPairs,
  ) {}

  async issueOne(): Promise<Issued[]> {
    const nth = this.count++;
    const recipients = { sms: `+62812${10_000_000 + nth}`, email: emailOf(nth) };
    const codes = this.issuer.draw(CHANNELS.map((channel) => [channel, recipients[channel]] as const));
    const at = Date.now();
    await this.issuer.publish(codes);
    return CHANNELS.map((channel) => ({ channel, recipient: recipients[channel], at }));
  }

  /** Five a second, for so long. */
  async issueFor(ms: number): Promise<Issued[]> {
    const issued: Issued[] = [];
    const end = Date.now() + ms;
    while (Date.now() < end) {
      const [codes] = await Promise.all([this.issueOne(), pause(EVERY_MS)]);
      issued.push(...codes);
    }
    return issued;
  }

  /** Waits until each has arrived, or for so long. */
  async arrivalsOf(issued: readonly Issued[], mostMs: number): Promise<ReadonlyMap<string, readonly Arrival[]>> {
    const end = Date.now() + mostMs;
    for (;;) {
      const arrived = byRecipient(await this.providers.arrivals());
      if (issued.every((code) => arrived.has(nameOf(code))) || Date.now() > end) return arrived;
      await pause(LOOK_MS);
    }
  }

  /** Goes on until provider A of every channel gets codes again; gives the seconds until then. */
  async untilBack(mostMs: number): Promise<Record<Channel, number>> {
    const begun = Date.now();
    const issued: Issued[] = [];
    const back: Partial<Record<Channel, number>> = {};
    while (Date.now() < begun + mostMs && CHANNELS.some((channel) => back[channel] === undefined)) {
      issued.push(...(await this.issueFor(LOOK_MS)));
      const arrived = byRecipient(await this.providers.arrivals());
      for (const code of issued) {
        const first = arrived.get(nameOf(code))?.find(({ by }) => by === 'A');
        if (first) back[code.channel] ??= (first.at - begun) / 1_000;
      }
    }
    await this.arrivalsOf(issued, mostMs);
    return { sms: back.sms ?? Number.NaN, email: back.email ?? Number.NaN };
  }
}

const digits = (recipient: string) => recipient.replace(/^\+/, '');
export const nameOf = ({ channel, recipient }: Pick<Issued, 'channel' | 'recipient'>) =>
  `${channel} ${digits(recipient)}`;

function byRecipient(arrivals: readonly Arrival[]): Map<string, Arrival[]> {
  const found = new Map<string, Arrival[]>();
  for (const arrival of arrivals) found.set(nameOf(arrival), [...(found.get(nameOf(arrival)) ?? []), arrival]);
  return found;
}
