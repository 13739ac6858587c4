import { payloadUnreadable } from '../domain/delivery.errors.js';
import type { DeliveryOrder } from '../domain/delivery.js';
import { linkOf } from '../domain/templates/code-message.js';
import type { Message, OpenedPayload } from './ports.js';

/** A message from what was ordered and what was sealed for it. */
export function composeMessage({ subject, locale }: DeliveryOrder, opened: OpenedPayload, origin: string): Message {
  const { maskedName } = opened;
  if (subject.kind === 'challenge' && opened.kind === 'challenge') {
    const { code, token } = opened;
    return { kind: 'code', words: { purpose: subject.purpose, locale, maskedName, code, link: linkOf(origin, token) } };
  }
  if (subject.kind === 'notice' && opened.kind === 'notice') {
    const { registrationNumber, until, reason } = opened;
    const about = { template: subject.template, locale, maskedName, registrationNumber, until, reason };
    return { kind: 'notice', words: { ...about, link: origin.replace(/\/+$/, '') } };
  }
  throw payloadUnreadable();
}
