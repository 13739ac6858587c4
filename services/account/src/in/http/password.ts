import { z } from 'zod';
import { fieldText } from '#runtime';
import { LONGEST_PASSWORD, PasswordPolicy } from '../../domain/password.policy.js';
import { refusable } from './refusable.js';

const LONGEST_TEXT = 1_000;
let policy = new PasswordPolicy();

/** Says once, at the start, which passwords this process takes. */
export function applyPasswordPolicy(chosen: PasswordPolicy): void {
  policy = chosen;
  fieldText('password-too-short', {
    id: `Kata sandi paling sedikit ${chosen.shortest} karakter. Beberapa kata yang mudah Anda ingat sudah cukup.`,
    en: `A password has at least ${chosen.shortest} characters. A few words that you remember easily will do.`,
  });
}

/** A password that is chosen now, checked as far as nothing has to be known of the person. */
export const chosenPassword = refusable((text) => policy.chosen(text), LONGEST_TEXT)
  .describe('Long enough (12 characters unless configured otherwise), at most 128, not common, nothing of the person.')
  .meta({ examples: ['kuda laut suka hujan pagi'] });

/** A password that is in use; twice the longest, for a character outside the basic plane counts as two here. */
export const presentPassword = z
  .string()
  .min(1, { error: 'required' })
  .max(2 * LONGEST_PASSWORD)
  .describe('The password of the registration.')
  .meta({ examples: ['kuda laut suka hujan pagi'] });
