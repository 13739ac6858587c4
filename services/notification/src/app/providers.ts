import { createLogger, metrics } from '#runtime';
import { Circuit, type CircuitRules } from '../domain/circuit.js';
import type { Channel, Handling } from '../domain/delivery.js';
import type { SendOutcome } from '../domain/send-outcome.js';
import type { Courier, Envelope, Message } from './ports.js';
import { observeCall } from './provider-metrics.js';

/** What a message has met so far. */
export interface History {
  /** Providers that were asked just now, and could not. */
  readonly tried: readonly string[];
  /** Providers that may have taken it already. */
  readonly unknownAt: readonly string[];
}

export interface Call {
  readonly outcome: SendOutcome;
  readonly handling: Handling;
}

interface Guarded {
  readonly courier: Courier;
  readonly circuit: Circuit;
}

const log = createLogger('providers');
const left = metrics.gauge({
  name: 'notification_provider_left_alone_info',
  help: 'Whether this process gives a provider nothing but a probe now and then: 1 or 0.',
  labelNames: ['channel', 'provider'],
});
const NOBODY: Call = { outcome: { kind: 'later', reason: 'no-provider' }, handling: { next: 'later' } };

/**
 * The providers of a channel, the preferred one first. Each process finds out by itself who is well, from its own calls:
 * that needs no other part to be there, and costs a new process one timeout.
 */
export class Providers {
  private readonly all: readonly Guarded[];

  constructor(
    private readonly channel: Channel,
    couriers: readonly Courier[],
    rules: CircuitRules,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.all = couriers.map((courier) => ({ courier, circuit: new Circuit(rules) }));
    for (const { courier } of this.all) left.set({ channel, provider: courier.provider }, 0);
  }

  /** Gives the message to the first provider that is well and was not tried; to nobody where there is none. */
  async call(envelope: Envelope, message: Message, history: History): Promise<Call> {
    const chosen = this.choose(history);
    if (!chosen) return NOBODY;
    const { provider } = chosen.courier;
    const outcome = await this.guarded(chosen, envelope, message);
    return { outcome, handling: { provider, next: this.next(provider, outcome, history) } };
  }

  /** One that may have taken it already comes last: it is the one that could make a second copy. */
  private choose({ tried, unknownAt }: History): Guarded | undefined {
    const at = this.clock();
    const able = this.all.filter(({ courier, circuit }) => !tried.includes(courier.provider) && circuit.admits(at));
    return able.find(({ courier }) => !unknownAt.includes(courier.provider)) ?? able[0];
  }

  private next(provider: string, outcome: SendOutcome, { tried, unknownAt }: History): Handling['next'] {
    const unknown = outcome.kind === 'unknown' ? [...unknownAt, provider] : unknownAt;
    const several = this.all.length > 1;
    if (several && this.all.every(({ courier }) => unknown.includes(courier.provider))) return 'nowhere';
    return this.choose({ tried: [...tried, provider], unknownAt: unknown }) ? 'elsewhere' : 'later';
  }

  private async guarded({ courier, circuit }: Guarded, envelope: Envelope, message: Message): Promise<SendOutcome> {
    const turn = circuit.begin();
    const began = this.clock();
    let outcome: SendOutcome = { kind: 'unknown', reason: 'interrupted' };
    try {
      outcome = await courier.send(envelope, message);
      return outcome;
    } finally {
      const ended = this.clock();
      const wasOpen = circuit.isOpen;
      if (wasRefusedHere(outcome)) circuit.abandon(turn);
      else circuit.settle(turn, outcome.kind === 'accepted' || outcome.kind === 'refused', ended - began, ended);
      this.tell(courier.provider, envelope, outcome, Math.round(ended - began));
      if (wasOpen !== circuit.isOpen) this.turned(courier.provider, circuit.isOpen);
    }
  }

  private tell(provider: string, { deliveryId, attempt }: Envelope, outcome: SendOutcome, durationMs: number): void {
    const { channel } = this;
    observeCall(channel, provider, outcome, durationMs / 1000);
    const reason = 'reason' in outcome ? outcome.reason : undefined;
    const fields = { deliveryId, channel, provider, attempt, kind: outcome.kind, reason, durationMs };
    log[outcome.kind === 'accepted' ? 'info' : 'warn']('provider.answered', fields);
  }

  private turned(provider: string, isOpen: boolean): void {
    left.set({ channel: this.channel, provider }, isOpen ? 1 : 0);
    log.warn(isOpen ? 'provider.left-alone' : 'provider.taken-back', { channel: this.channel, provider });
  }
}

/** An address that is none is refused before anybody is called: it says nothing about the provider. */
function wasRefusedHere(outcome: SendOutcome): boolean {
  return outcome.kind === 'refused' && outcome.reason === 'recipient-invalid';
}
