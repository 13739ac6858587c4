// Pages carry both languages side by side; the style sheet hides the one that is not chosen.
const KEY = 'daftar-language';
const NAMES = { id: 'Bahasa Indonesia', en: 'English' };
const root = document.documentElement;
const button = document.querySelector('[data-switch-language]');
const listeners = [];

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // Storage is switched off: the choice lasts for this page.
  }
}

function show(language) {
  root.lang = language;
  root.dataset.language = language;
  const other = language === 'id' ? 'en' : 'id';
  button.textContent = NAMES[other];
  button.lang = other;
  for (const listener of listeners) listener(language);
}

/** The chosen language: `id` or `en`. */
export const language = () => root.dataset.language;

/** Calls back now and whenever the reader changes the language. */
export function onLanguage(listener) {
  listeners.push(listener);
  listener(language());
}

button.hidden = false;
button.addEventListener('click', () => {
  const chosen = language() === 'id' ? 'en' : 'id';
  try {
    localStorage.setItem(KEY, chosen);
  } catch {}
  show(chosen);
});
const stored = remembered();
show(stored === 'id' || stored === 'en' ? stored : navigator.language.startsWith('en') ? 'en' : 'id');
