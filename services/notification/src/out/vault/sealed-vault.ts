import { z } from 'zod';
import { noticeValues } from '#contracts';
import { type KeyRing, lacksKey, open } from '#privacy';
import type { OpenedPayload, Vault } from '../../app/ports.js';
import { payloadUnreadable } from '../../domain/delivery.errors.js';
import type { DeliveryOrder, SealedPayload } from '../../domain/delivery.js';

const secret = z.object({
  code: z.string().regex(/^\d{4,10}$/),
  /** Of codes with a link. */
  token: z
    .string()
    .regex(/^[\w-]{22,86}$/)
    .optional(),
});

export interface SealKeys {
  readonly verification: KeyRing;
  readonly account: KeyRing;
}

/** Opens what verification and account sealed for this service. */
export class SealedVault implements Vault {
  constructor(private readonly keys: SealKeys) {}

  open(order: DeliveryOrder, payload: SealedPayload): OpenedPayload {
    try {
      return this.opened(order, payload);
    } catch (error) {
      if (lacksKey(error)) throw error;
      // Without its cause: the text of a parser may quote what it read.
      throw payloadUnreadable();
    }
  }

  private opened({ channel, subject }: DeliveryOrder, payload: SealedPayload): OpenedPayload {
    if (subject.kind === 'challenge' && payload.kind === 'challenge') {
      return this.challenge(subject.challengeId, channel, payload);
    }
    if (subject.kind === 'notice' && payload.kind === 'notice') return this.notice(subject.noticeId, channel, payload);
    throw payloadUnreadable();
  }

  private challenge(id: string, channel: string, payload: SealedPayload & { kind: 'challenge' }): OpenedPayload {
    const key = this.keys.verification;
    const recipient = open(key, ['recipient', id, channel], payload.recipient);
    const maskedName = open(key, ['name', id, channel], payload.name);
    // The recipient that is about to be dialled is a part of the lock: a mix-up does not open.
    const { code, token } = secret.parse(JSON.parse(open(key, ['code', id, channel, recipient], payload.code)));
    return { kind: 'challenge', recipient, maskedName, code, token };
  }

  private notice(id: string, channel: string, payload: SealedPayload & { kind: 'notice' }): OpenedPayload {
    const key = this.keys.account;
    const recipient = open(key, ['recipient', id, channel], payload.recipient);
    const { until, ...values } = noticeValues.parse(JSON.parse(open(key, ['values', id, channel], payload.values)));
    return { kind: 'notice', recipient, ...values, until: until ? new Date(until) : undefined };
  }
}
