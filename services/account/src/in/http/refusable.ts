import { z } from 'zod';
import { fieldText } from '#runtime';
import { fieldTexts } from '../../domain/field.texts.js';
import { Refused } from '../../domain/refused.js';

for (const [code, text] of Object.entries(fieldTexts)) fieldText(code, text);

/**
 * A text that a parser of the domain reads and tidies; longer than any true value is refused unread. At the edge too,
 * so that one answer points to every field at once.
 */
export function refusable(parse: (text: string) => string, longest = 400) {
  return z
    .string()
    .max(longest, { abort: true })
    .check((field) => {
      try {
        field.value = parse(field.value);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        field.issues.push({ code: 'custom', message: error.code, input: '' });
      }
    });
}

/** One of a few values; a missing one is told apart from a wrong one. */
export function choice<const V extends readonly [string, ...string[]]>(values: V) {
  return z.enum(values, { error: ({ input }) => (input === undefined ? 'required' : 'not-a-choice') });
}
