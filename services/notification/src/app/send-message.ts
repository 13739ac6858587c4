import { setTimeout as pause } from 'node:timers/promises';
import { dispositionOf } from '#errors';
import { createLogger, runWithTrace } from '#runtime';
import type { Channel, Delivery, DeliveryOrder, SealedPayload } from '../domain/delivery.js';
import type { RetryPolicy } from '../domain/retry-policy.js';
import type { SendOutcome } from '../domain/send-outcome.js';
import { linkOf } from '../domain/templates/code-message.js';
import { changeDelivery } from './change-delivery.js';
import type { Courier, UnitOfWork, Vault, WakeUps } from './ports.js';
import { observeCall } from './provider-metrics.js';
import { waitingOf, wakeUpOf } from './wake-up.js';

export interface SendMessageParts {
  readonly work: UnitOfWork;
  readonly vault: Vault;
  readonly couriers: Readonly<Record<Channel, Courier>>;
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
}

const log = createLogger('send-message');
const RECORD_AGAIN_MS = 500;

/** Makes one attempt to send a message: claim and commit, open, call the provider, record. */
export class SendMessage {
  constructor(private readonly parts: SendMessageParts) {}

  async execute(deliveryId: string): Promise<void> {
    const attempt = await changeDelivery(this.parts.work, deliveryId, 'worker', (delivery, now) =>
      delivery.claim(now, this.parts.leaseMs) === 'claimed' ? attemptOf(delivery) : undefined,
    );
    if (!attempt) return;
    await runWithTrace(attempt.order.traceparent, async () => {
      const outcome = await this.send(attempt);
      await this.record(attempt, outcome);
    });
  }

  private async send({ order, payload, attempt }: Attempt): Promise<SendOutcome> {
    const courier = this.parts.couriers[order.channel];
    const about = { deliveryId: order.id, channel: order.channel, provider: courier.provider, attempt };
    const began = performance.now();
    try {
      const { recipient, maskedName, code, token } = this.parts.vault.open(order, payload);
      const { locale, purpose } = order;
      const message = { locale, purpose, maskedName, code, link: linkOf(this.parts.publicOrigin, token) };
      const outcome = await courier.send({ deliveryId: order.id, attempt, recipient }, message);
      const tookMs = Math.round(performance.now() - began);
      observeCall(order.channel, courier.provider, outcome, tookMs / 1000);
      const reason = 'reason' in outcome ? outcome.reason : undefined;
      log[outcome.kind === 'accepted' ? 'info' : 'warn']('provider.answered', {
        ...about,
        kind: outcome.kind,
        reason,
        durationMs: tookMs,
      });
      return outcome;
    } catch (error) {
      log.error('message.not-sent', error, about);
      return dispositionOf(error) === 'permanent'
        ? { kind: 'refused', reason: 'payload-unreadable' }
        : { kind: 'unknown', reason: 'interrupted' };
    }
  }

  /** A result that is lost costs the person one more copy, so a database that is away is waited for. */
  private async record({ order, attempt }: Attempt, outcome: SendOutcome): Promise<void> {
    const giveUpAt = Date.now() + this.parts.leaseMs / 2;
    for (;;) {
      try {
        return await this.recordOnce(order.id, attempt, outcome);
      } catch (error) {
        if (dispositionOf(error) === 'permanent' || Date.now() > giveUpAt) throw error;
        await pause(RECORD_AGAIN_MS);
      }
    }
  }

  private async recordOnce(deliveryId: string, attempt: number, outcome: SendOutcome): Promise<void> {
    const wakeUp = await changeDelivery(this.parts.work, deliveryId, 'worker', (delivery, now) => {
      delivery.record(attempt, outcome, now, this.parts.retries);
      const waiting = waitingOf(delivery);
      return waiting && wakeUpOf(waiting, now);
    });
    if (wakeUp) await this.parts.wakeUps.wake([wakeUp]);
  }
}

function attemptOf({ order, progress }: Delivery): Attempt | undefined {
  return progress.payload && { order, payload: progress.payload, attempt: progress.attempts };
}
