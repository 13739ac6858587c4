import type { Documentation } from '#runtime';
import type { Parameter, Reference } from './operation.js';

/** Headers that many routes take. */
export const parameters = {
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: 'The language of texts: `id` (default) or `en`.',
    schema: { type: 'string', examples: ['id', 'en-GB,en;q=0.9,id;q=0.5'] },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'Drawn anew for each thing to create, and the same when sending again.',
    schema: { type: 'string', pattern: '^[\\w-]{16,100}$', examples: ['018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c0b'] },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The ETag of what was seen: nobody overwrites what they have not seen.',
    schema: { type: 'string', examples: ['"3"'] },
  },
} as const satisfies Record<string, Parameter>;

/** Codes by which a route says that it takes one of these headers. */
const BY_CODE: Readonly<Record<string, keyof typeof parameters>> = {
  'idempotency-key-missing': 'IdempotencyKey',
  'if-match-needed': 'IfMatch',
};

const reference = (name: keyof typeof parameters): Reference => ({ $ref: `#/components/parameters/${name}` });

/** What a route takes besides its body: its path, the headers that its errors speak of, and the language. */
export function parametersOf(
  found: readonly Parameter[],
  { errors = [] }: Documentation,
  more: readonly Parameter[],
): (Parameter | Reference)[] {
  const ownHeaders = new Set(Object.values(parameters).map(({ name }) => name.toLowerCase()));
  const others = found.filter(({ name }) => !ownHeaders.has(name.toLowerCase()));
  const asked = [...new Set(errors.map((make) => BY_CODE[make().code]))].filter((name) => name !== undefined);
  return [...others, ...more, ...asked.map(reference), reference('AcceptLanguage')];
}
