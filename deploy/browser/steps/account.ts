import type { Visitor } from '../visitor.js';

export const account = { id: 'Akun saya', en: 'My account' };
const logOutButton = { id: 'Keluar', en: 'Log out' };
const login = {
  title: { id: 'Masuk', en: 'Log in' },
  name: { id: 'NIK atau nomor pendaftaran', en: 'NIK or registration number' },
  password: { id: 'Kata sandi', en: 'Password' },
} as const;

export async function logOut(visitor: Visitor): Promise<void> {
  await visitor.press(logOutButton);
  await visitor.page.waitForURL('/');
}

/** Logs in on the page for it; `name` is the NIK, or the registration number before anything is proven. */
export async function logIn(visitor: Visitor, name: string = visitor.person.nik): Promise<void> {
  await visitor.sees(login.title);
  await visitor.fill(login.name, name);
  await visitor.fill(login.password, visitor.person.password);
  await visitor.press(login.title);
}

/** What the account says about the registration. */
export const status = {
  draft: { id: 'Draf, belum terdaftar', en: 'Draft, not registered yet' },
  active: { id: 'Aktif', en: 'Active' },
} as const;
