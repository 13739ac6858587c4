import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/mobile/metadata';
import { mobileNumber } from '../../domain/contact-address.js';
import { Refused } from '../../domain/refused.js';

/** An Indonesian mobile number in E.164, from 08…, 62… or +62… with spaces and hyphens. @throws Refused */
export function phone(text: string): string {
  const parsed = parsePhoneNumberFromString(text.trim(), { defaultCountry: 'ID', extract: false }, metadata);
  if (parsed?.country !== 'ID' || parsed.ext || !parsed.isValid()) throw new Refused('phone-format');
  return mobileNumber(parsed.number);
}
