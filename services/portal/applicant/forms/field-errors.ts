import type { FieldError } from 'react-hook-form';
import { textOfField } from '#runtime';
import { type Language } from '../texts/language.js';

/** The sentence of an error: the services' own words for a code, or what the server said. */
export function sentenceOf(error: FieldError | undefined, language: Language): string | undefined {
  const { message } = error ?? {};
  return message && (textOfField(message)?.[language] ?? message);
}
