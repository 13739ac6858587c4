import { z } from 'zod';
import { fieldText } from '#runtime';
import { fieldTexts } from '../../domain/field.texts.js';
import { Refused } from '../../domain/refused.js';

for (const [code, text] of Object.entries(fieldTexts)) fieldText(code, text);

interface Refusal {
  readonly issues: unknown[];
}

/** Runs a parser of the domain at the edge, so that one answer points to every field at once. */
function attempt<T>(parse: () => T, { issues }: Refusal): T | typeof z.NEVER {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    issues.push({ code: 'custom', message: error.code, input: '' });
    return z.NEVER;
  }
}

/** A text that a parser of the domain reads; longer than any true value is refused unread. */
export function refusable<T>(parse: (text: string) => T, longest = 400) {
  return z
    .string()
    .max(longest)
    .transform((text, context) => attempt(() => parse(text), context));
}

/** One of a few values; a missing one is told apart from a wrong one. */
export function choice<const V extends readonly [string, ...string[]]>(values: V) {
  return z.enum(values, { error: ({ input }) => (input === undefined ? 'required' : 'not-a-choice') });
}
