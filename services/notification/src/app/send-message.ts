import { setTimeout as pause } from 'node:timers/promises';
import { dispositionOf } from '#errors';
import { lacksKey } from '#privacy';
import { createLogger, runWithTrace } from '#runtime';
import type { Channel, Delivery, DeliveryOrder, SealedPayload } from '../domain/delivery.js';
import type { RetryPolicy } from '../domain/retry-policy.js';
import type { SendOutcome } from '../domain/send-outcome.js';
import { changeDelivery } from './change-delivery.js';
import { composeMessage } from './compose-message.js';
import type { Scope, UnitOfWork, Vault, WakeUps } from './ports.js';
import type { Call, Providers } from './providers.js';
import { waitingOf, wakeUpOf } from './wake-up.js';

export interface SendMessageParts {
  readonly work: UnitOfWork;
  readonly vault: Vault;
  readonly providers: Readonly<Record<Channel, Providers>>;
  readonly wakeUps: WakeUps;
  readonly retries: RetryPolicy;
  /** For how long an attempt belongs to its worker; far longer than a provider may take. */
  readonly leaseMs: number;
  readonly publicOrigin: string;
}

interface Attempt {
  readonly order: DeliveryOrder;
  readonly payload: SealedPayload;
  readonly attempt: number;
  readonly unknownAt: readonly string[];
  readonly claimedAt: Date;
}

const log = createLogger('send-message');
const RECORD_AGAIN_MS = 500;

/**
 * Makes an attempt to send a message: claim and commit, open, call a provider, record. Where that provider could not,
 * another one is asked at once, by a claim of its own: behind a long queue its turn would come too late.
 */
export class SendMessage {
  constructor(private readonly parts: SendMessageParts) {}

  async execute(deliveryId: string): Promise<void> {
    const tried: string[] = [];
    for (;;) {
      const attempt = await this.claim(deliveryId);
      if (!attempt) return;
      const goesOn = await runWithTrace(attempt.order.traceparent, async () => {
        const call = await this.call(attempt, tried);
        if (call.handling.provider) tried.push(call.handling.provider);
        return this.record(attempt, call);
      });
      if (!goesOn) return;
    }
  }

  private claim(deliveryId: string): Promise<Attempt | undefined> {
    return changeDelivery(this.parts.work, deliveryId, 'worker', async (delivery, { deliveries, sending, now }) => {
      if (await deliveries.isWithdrawn(delivery.order)) return void delivery.revoke(now);
      // Nothing is written about a message that may not go out now: it stays where it is in the queue.
      if (delivery.isDue(now) && !(await sending.take(delivery.order.channel))) return undefined;
      return delivery.claim(now, this.parts.leaseMs) === 'claimed' ? attemptOf(delivery, now) : undefined;
    });
  }

  private async call({ order, payload, attempt, unknownAt }: Attempt, tried: readonly string[]): Promise<Call> {
    const { vault, providers, publicOrigin } = this.parts;
    try {
      const opened = vault.open(order, payload);
      const message = composeMessage(order, opened, publicOrigin);
      const envelope = { deliveryId: order.id, attempt, recipient: opened.recipient };
      return await providers[order.channel].call(envelope, message, { tried, unknownAt });
    } catch (error) {
      log.error('message.not-sent', error, { deliveryId: order.id, channel: order.channel, attempt });
      return { outcome: outcomeOf(error), handling: {} };
    }
  }

  /** A result that is lost costs the person one more copy, so a database that is away is waited for. */
  private async record(attempt: Attempt, call: Call): Promise<boolean> {
    const giveUpAt = Date.now() + this.parts.leaseMs / 2;
    for (;;) {
      try {
        return await this.recordOnce(attempt, call);
      } catch (error) {
        if (dispositionOf(error) === 'permanent' || Date.now() > giveUpAt) throw error;
        await pause(RECORD_AGAIN_MS);
      }
    }
  }

  /** Says whether another provider can take it at once. */
  private async recordOnce({ order, attempt, claimedAt }: Attempt, { outcome, handling }: Call): Promise<boolean> {
    const { work, retries, wakeUps } = this.parts;
    const wakeUp = await changeDelivery(work, order.id, 'worker', async (delivery, { now, sending }: Scope) => {
      delivery.record(attempt, outcome, now, retries, handling);
      if (outcome.kind === 'later' || outcome.kind === 'refused') await sending.giveBack(order.channel, claimedAt);
      const waiting = waitingOf(delivery);
      return waiting && wakeUpOf(waiting, now);
    });
    const goesOn = wakeUp?.delayMs === 0 && handling.next === 'elsewhere';
    if (wakeUp && !goesOn) await wakeUps.wake([wakeUp]);
    return goesOn;
  }
}

function outcomeOf(error: unknown): SendOutcome {
  // Nobody was called, and an operator can give the key back to the ring: until then the message waits.
  if (lacksKey(error)) return { kind: 'later', reason: 'seal-key-unknown' };
  return dispositionOf(error) === 'permanent'
    ? { kind: 'refused', reason: 'payload-unreadable' }
    : { kind: 'unknown', reason: 'interrupted' };
}

function attemptOf({ order, progress }: Delivery, claimedAt: Date): Attempt | undefined {
  const { payload, attempts, unknownAt } = progress;
  return payload && { order, payload, attempt: attempts, unknownAt, claimedAt };
}
