import type { Language } from './language.js';

const KB = 1_024;
const MB = KB * KB;

/** A size in bytes as people know it from their phones. */
export function sizeInWords(bytes: number, language: Language): string {
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: digits }).format(value);
  return bytes >= MB ? `${number(bytes / MB, 1)} MB` : `${number(Math.ceil(bytes / KB), 0)} KB`;
}
