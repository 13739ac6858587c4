import type { Visitor } from '../visitor.js';

const title = { id: /^Mendaftar dari mana saja/, en: /^Register from anywhere/ };
const english = { id: 'English', en: 'English' };
const register = { id: 'Daftar', en: 'Register' };
const logIn = { id: 'Masuk', en: 'Log in' };
const start = { id: 'Mulai mendaftar', en: 'Start registering' };
const begin = { id: 'Mulai', en: 'Begin' };
const identity = { id: 'Siapa Anda?', en: 'Who are you?' };

/** Opens the site by its address, in the language of the reader: it begins in Indonesian. */
export async function openHome(visitor: Visitor): Promise<void> {
  await visitor.page.goto('/');
  if (visitor.language === 'en') await visitor.press(english);
  await visitor.sees(title);
}

/** Presses Daftar, reads what it takes, and begins. */
export async function beginRegistering(visitor: Visitor): Promise<void> {
  await visitor.page
    .getByRole('main')
    .getByRole('link', { name: visitor.say(register), exact: true })
    .click();
  await visitor.sees(start);
  await visitor.follow(begin);
  await visitor.sees(identity);
}

/** From the start page to the form for logging in. */
export async function goToLogIn(visitor: Visitor): Promise<void> {
  await visitor.page
    .getByRole('main')
    .getByRole('link', { name: visitor.say(logIn), exact: true })
    .click();
}
