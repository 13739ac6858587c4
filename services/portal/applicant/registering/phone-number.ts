import { mobileNumber } from '../../../account/src/domain/contact-address.js';
import { Refused } from '../../../account/src/domain/refused.js';

const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^0/, '+62'],
  [/^62/, '+62'],
  [/^\+/, '+'],
];

/**
 * A mobile number as people write it: 08…, 62… or +62…, with spaces and hyphens. The service has the last word, and the
 * numbering plans of other countries; they would weigh more than this whole site. @throws Refused
 */
export function phoneNumber(text: string): string {
  const written = text.trim().replace(/[\s().-]/g, '');
  const [prefix, plus] = PREFIXES.find(([pattern]) => pattern.test(written)) ?? [];
  if (!prefix || !plus) throw new Refused('phone-format');
  return mobileNumber(written.replace(prefix, plus));
}
