import { z } from 'zod';
import { open } from '#privacy';
import type { OpenedPayload, Vault } from '../../app/ports.js';
import { payloadUnreadable } from '../../domain/delivery.errors.js';
import type { DeliveryOrder, SealedPayload } from '../../domain/delivery.js';

const secret = z.object({ code: z.string().regex(/^\d{4,10}$/), token: z.string().regex(/^[\w-]{22,86}$/) });

/** Opens what verification sealed for this service. */
export class SealedVault implements Vault {
  constructor(private readonly fromVerification: Buffer) {}

  open({ challengeId, channel }: DeliveryOrder, payload: SealedPayload): OpenedPayload {
    const opened = (context: string[], sealed: string) => open(this.fromVerification, context, sealed);
    try {
      const recipient = opened(['recipient', challengeId, channel], payload.recipient);
      const maskedName = opened(['name', challengeId, channel], payload.name);
      // The recipient that is about to be dialled is a part of the lock: a mix-up does not open.
      const { code, token } = secret.parse(JSON.parse(opened(['code', challengeId, channel, recipient], payload.code)));
      return { recipient, maskedName, code, token };
    } catch {
      // Without its cause: the text of a parser may quote what it read.
      throw payloadUnreadable();
    }
  }
}
