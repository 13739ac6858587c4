import { type Language, useLanguage } from './language.js';

type Said = string | ((...values: never[]) => string);
type Widened<T> = T extends string ? string : T;

/** Texts in both languages; a function where something is put into one. */
export type Catalogue = Readonly<Record<string, { readonly id: Said; readonly en: Said }>>;
export type Spoken<C extends Catalogue> = { readonly [K in keyof C]: C[K]['id'] };

/** Declares texts: the types refuse one that is missing in a language, or that takes other values there. */
export function catalogue<T extends Readonly<Record<string, Said>>>(
  entries: {
    readonly [K in keyof T]: { readonly id: T[K]; readonly en: NoInfer<Widened<T[K]>> };
  },
): { readonly [K in keyof T]: { readonly id: Widened<T[K]>; readonly en: Widened<T[K]> } } {
  return entries as never;
}

const spoken = new WeakMap<Catalogue, Partial<Record<Language, unknown>>>();

/** The texts of one language. */
export function textsIn<C extends Catalogue>(entries: C, language: Language): Spoken<C> {
  const known = spoken.get(entries) ?? {};
  spoken.set(entries, known);
  known[language] ??= Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, entry[language]]));
  return known[language] as Spoken<C>;
}

/** The texts in the language of the reader. */
export function useTexts<C extends Catalogue>(entries: C): Spoken<C> {
  return textsIn(entries, useLanguage());
}
