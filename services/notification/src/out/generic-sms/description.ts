import { z } from 'zod';

/** What may stand in braces in a description. */
export const PLACEHOLDERS = ['recipient', 'recipientDigits', 'text', 'messageId', 'receiptUrl'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const BRACES = /\{(\w+)\}/g;
const namesIn = (text: string) => [...text.matchAll(BRACES)].map(([, name = '']) => name);
const known = (text: string) => namesIn(text).every((name) => (PLACEHOLDERS as readonly string[]).includes(name));

const scalar = z.union([z.string(), z.number(), z.boolean()]);
/** JSON pointer, RFC 6901. */
const pointer = z.string().regex(/^(?:\/[^/]+)+$/);
/** `202`, or `2xx` for all of them. */
const status = z.string().regex(/^[1-5](?:\d\d|xx)$/);

const condition = z
  .strictObject({
    status: z.array(status).min(1).optional(),
    path: pointer.optional(),
    is: z.array(scalar).min(1).optional(),
  })
  .refine((one) => one.status !== undefined || one.path !== undefined, { error: 'needs a status or a path' })
  .refine((one) => (one.path === undefined) === (one.is === undefined), { error: 'path and is go together' });
export type Condition = z.output<typeof condition>;

const headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/);
// Number, text and password stand in no URL and no header but the one for the password: both are logged on the way.
const headerValue = z
  .string()
  .regex(/^[^\p{Cc}]*$/u)
  .refine((text) => namesIn(text).every((name) => name === 'messageId'), { error: 'may hold {messageId} alone' });
const text = z.string().refine(known, { error: `braces may hold ${PLACEHOLDERS.join(', ')}` });
const jsonText = z.json().refine((value) => known(JSON.stringify(value)), { error: 'an unknown word in braces' });
const body = z
  .union([z.strictObject({ json: jsonText }), z.strictObject({ form: z.record(z.string(), text) })])
  .refine((value) => /\{recipient(?:Digits)?\}/.test(JSON.stringify(value)), { error: 'must hold {recipient}' })
  .refine((value) => JSON.stringify(value).includes('{text}'), { error: 'must hold {text}' });

/**
 * How a provider's HTTP interface is spoken to. What an answer means is looked up in the order permanent, temporary,
 * accepted; an answer that none of them describes goes by its status.
 */
export const smsDescription = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/)
    .default('generic'),
  url: z.url({ protocol: /^https?$/ }),
  method: z.enum(['POST', 'PUT']).default('POST'),
  headers: z.record(headerName, headerValue).default({}),
  body,
  answers: z.strictObject({
    accepted: z.array(condition).min(1),
    permanent: z
      .array(
        condition.safeExtend({
          reason: z.enum(['recipient-refused', 'message-refused']).default('recipient-refused'),
        }),
      )
      .default([]),
    temporary: z.array(condition).default([]),
  }),
  /** Where the provider's own id of the message stands in its answer. */
  messageId: pointer.optional(),
  /** How its delivery reports read, where it is given a {receiptUrl}: JSON by POST. */
  reports: z
    .strictObject({
      path: pointer,
      accepted: z.array(scalar).default([]),
      delivered: z.array(scalar).min(1),
      failed: z.array(scalar).min(1),
    })
    .optional(),
});
export type SmsDescription = z.output<typeof smsDescription>;

/** Fills what stands in braces, each place once: what is filled in is never looked at again. */
export function fill(template: string, values: Readonly<Record<Placeholder, string>>): string {
  return template.replace(BRACES, (_, name: Placeholder) => values[name]);
}
