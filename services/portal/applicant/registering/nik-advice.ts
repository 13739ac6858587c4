import { contentOf } from '../../../account/src/domain/nik.js';
import { warningPointers, warningsOf, warningTexts } from '../../../account/src/domain/person.warnings.js';
import type { Language } from '../texts/language.js';
import { typedSoFar } from './draft-store.js';

interface Told {
  /** The saved one; else the one that was typed. */
  readonly nik?: string;
  readonly birthDate?: string;
  readonly sex?: string;
  readonly province?: string;
}

/**
 * Where the NIK says something else, by the pointer of the field that it is shown at. It is advice: a NIK outlives a
 * move and a corrected date. What was not told yet is taken to agree.
 */
export function adviceOn(told: Told, language: Language): Readonly<Record<string, string | undefined>> {
  const nik = (told.nik ?? String(typedSoFar().nik ?? '')).replace(/[\s.]/g, '');
  if (!/^\d{16}$/.test(nik)) return {};
  const says = contentOf(nik);
  const { birthDate, sex, province = '' } = told;
  const isWhole = birthDate !== undefined && /^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(birthDate);
  const warnings = warningsOf({
    ...{ nik, kk: '', name: '', birthPlace: '' },
    birthDate: isWhole ? birthDate : `19${says.year}-${says.month}-${says.day}`,
    sex: sex === 'female' || sex === 'male' ? sex : says.sex,
    address: { street: '', village: '', district: '', regency: '', province },
  });
  return Object.fromEntries(warnings.map((code) => [warningPointers[code], warningTexts[code][language]]));
}
