import type { Text } from '#errors';

const texts = new Map<string, Text>([
  ['required', { id: 'Wajib diisi.', en: 'This is required.' }],
  ['wrong-type', { id: 'Jenis isian tidak sesuai.', en: 'This is not of the right type.' }],
  ['too-short', { id: 'Terlalu pendek atau terlalu kecil.', en: 'This is too short or too small.' }],
  ['too-long', { id: 'Terlalu panjang atau terlalu besar.', en: 'This is too long or too large.' }],
  ['wrong-format', { id: 'Bentuk isian tidak sesuai.', en: 'This does not have the right form.' }],
  ['unknown-field', { id: 'Isian ini tidak dikenal; hapuslah.', en: 'This field is not known; remove it.' }],
  ['not-a-choice', { id: 'Pilih salah satu dari pilihan yang ada.', en: 'Choose one of the given values.' }],
]);

/**
 * Declares the sentence that a reader sees for a code, and gives the code for the schema:
 * `z.string().regex(/…/, { error: fieldText('nik-format', {…}) })`.
 */
export function fieldText(code: string, text: Text): string {
  texts.set(code, text);
  return code;
}

/** The sentence of a code, if it was declared. */
export function textOfField(code: string): Text | undefined {
  return texts.get(code);
}

/** Every sentence declared so far in this process, by its code. */
export function declaredFieldTexts(): ReadonlyMap<string, Text> {
  return texts;
}
