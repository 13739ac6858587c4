import { payloadUnreadable } from '../domain/delivery.errors.js';
import type { DeliveryOrder } from '../domain/delivery.js';
import { codePageOf, linkOf, noticePageOf } from '../domain/templates/pages.js';
import type { Message, OpenedPayload } from './ports.js';

/** A message from what was ordered and what was sealed for it. */
export function composeMessage(
  { subject, locale, occurredAt: at }: DeliveryOrder,
  opened: OpenedPayload,
  origin: string,
): Message {
  const { maskedName } = opened;
  if (subject.kind === 'challenge' && opened.kind === 'challenge') {
    const { code, token } = opened;
    const { purpose } = subject;
    const link = codePageOf(origin, purpose) ?? (token && linkOf(origin, token));
    if (!link) throw payloadUnreadable();
    return { kind: 'code', words: { purpose, locale, maskedName, code, link } };
  }
  if (subject.kind === 'notice' && opened.kind === 'notice') {
    const { registrationNumber, until, reason } = opened;
    const { template } = subject;
    const about = { template, locale, maskedName, registrationNumber, at, until, reason };
    return { kind: 'notice', words: { ...about, link: noticePageOf(origin, template) } };
  }
  throw payloadUnreadable();
}
