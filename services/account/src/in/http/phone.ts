import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/mobile/metadata';
import { mobileNumber } from '../../domain/contact-address.js';
import { Refused } from '../../domain/refused.js';

const HOME: CountryCode = 'ID';
let allowed: ReadonlySet<string> = new Set([HOME]);

/** Says once, at the start, whose mobile numbers this process takes: SMS to the whole world invites toll fraud. */
export function allowPhoneCountries(countries: readonly string[]): void {
  allowed = new Set(countries);
}

/** A mobile number in E.164, from 08…, 62… or +62… with spaces and hyphens, of a country that is allowed. @throws Refused */
export function phone(text: string): string {
  const parsed = parsePhoneNumberFromString(text.trim(), { defaultCountry: HOME, extract: false }, metadata);
  if (!parsed?.country || !allowed.has(parsed.country) || parsed.ext || !parsed.isValid())
    throw new Refused('phone-format');
  return mobileNumber(parsed.number);
}
