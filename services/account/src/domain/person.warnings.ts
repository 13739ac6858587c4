import type { Text } from '#errors';
import { contentOf } from './nik.js';
import type { PersonData } from './person.js';
import { isProvinceCode, provinceCode } from './provinces.js';

/** Told to the applicant and kept for the committee. None of them refuses: a NIK outlives a move and a corrected date. */
export const warningTexts = {
  'nik-birth-date-differs': {
    id: 'Tanggal lahir berbeda dari yang tersirat di NIK. Bila sudah sesuai KTP, lanjutkan saja.',
    en: 'The birth date differs from the one in the NIK. If it is as on the KTP, just go on.',
  },
  'nik-sex-differs': {
    id: 'Jenis kelamin berbeda dari yang tersirat di NIK. Bila sudah sesuai KTP, lanjutkan saja.',
    en: 'The sex differs from the one in the NIK. If it is as on the KTP, just go on.',
  },
  'nik-province-differs': {
    id: 'Provinsi berbeda dari yang tersirat di NIK. Bila Anda pernah pindah, lanjutkan saja.',
    en: 'The province differs from the one in the NIK. If you have moved, just go on.',
  },
  'nik-province-unknown': {
    id: 'Dua angka pertama NIK bukan kode provinsi yang berlaku sekarang. Periksa lagi; bila sudah sesuai KTP, lanjutkan saja.',
    en: 'The first two digits of the NIK are no province of today. Check them; if they are as on the KTP, just go on.',
  },
} as const satisfies Record<string, Text>;

export type PersonWarning = keyof typeof warningTexts;

/** Which field a warning is shown at. */
export const warningPointers: Readonly<Record<PersonWarning, string>> = {
  'nik-birth-date-differs': '/person/birthDate',
  'nik-sex-differs': '/person/sex',
  'nik-province-differs': '/person/address/province',
  'nik-province-unknown': '/person/nik',
};

/** Where the NIK says something else than the person. */
export function warningsOf(person: PersonData): PersonWarning[] {
  const content = contentOf(person.nik);
  const born = `${content.year}-${content.month}-${content.day}`;
  const province = provinceCode(person.address.province);
  const known = isProvinceCode(content.province);
  const checks: readonly [PersonWarning, boolean][] = [
    ['nik-birth-date-differs', born !== person.birthDate.slice(2)],
    ['nik-sex-differs', content.sex !== person.sex],
    ['nik-province-unknown', !known],
    ['nik-province-differs', known && province !== undefined && province !== content.province],
  ];
  return checks.filter(([, holds]) => holds).map(([warning]) => warning);
}
