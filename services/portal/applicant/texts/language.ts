import { useSyncExternalStore } from 'react';

export type Language = 'id' | 'en';

const STORED = 'daftar.language';
const listeners = new Set<() => void>();
let chosen: Language | undefined;

function remembered(): Language {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'id';
  } catch {
    return 'id'; // Storage is switched off: the choice lasts for this page.
  }
}

/** The language that the reader chose; Indonesian until they choose. */
export function language(): Language {
  chosen ??= remembered();
  return chosen;
}

export function chooseLanguage(wanted: Language): void {
  chosen = wanted;
  document.documentElement.lang = wanted;
  try {
    localStorage.setItem(STORED, wanted);
  } catch {}
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language, language);
}
