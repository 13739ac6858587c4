import { openHome } from '../steps/home.js';
import type { Visitor } from '../visitor.js';
import { type Look, lookAt, pressAndSeeProblem } from './look.js';

const logIn = { id: 'Masuk', en: 'Log in' };
const identifier = { id: 'NIK atau nomor pendaftaran', en: 'NIK or registration number' };
const password = { id: 'Kata sandi', en: 'Password' };

const pages = [
  ['/daftar', 'mulai'],
  ['/masuk', 'masuk'],
  ['/atur-ulang', 'atur-ulang'],
  ['/periksa', 'periksa-kartu'],
  ['/pengumuman', 'pengumuman'],
  ['/bantuan', 'bantuan'],
  ['/privasi', 'privasi'],
  ['/aksesibilitas', 'aksesibilitas'],
  ['/verifikasi', 'tautan-tidak-lengkap'],
  ['/nik-terpakai', 'nik-terpakai'],
] as const;

/** What anybody can open without a session. */
export async function lookAtPublicPages(visitor: Visitor, look: Look): Promise<void> {
  await openHome(visitor);
  await look(visitor, 'beranda');
  for (const [path, name] of pages) await lookAt(visitor, look, path, name);
  visitor.watch.expect(/tidak-ada/);
  await lookAt(visitor, look, '/tidak-ada', 'tidak-ditemukan');
}

/** The form for logging in, left empty and then filled in wrongly. */
export async function lookAtFailedLogin(visitor: Visitor, look: Look): Promise<void> {
  visitor.watch.expect(/40[01] /, /422/, /403/, /428/);
  await visitor.page.goto('/masuk');
  await pressAndSeeProblem(visitor, logIn);
  await look(visitor, 'masuk-belum-diisi');
  await visitor.fill(identifier, visitor.person.nik);
  await visitor.fill(password, visitor.person.password);
  await visitor.press(logIn);
  await visitor.page.locator('.notice').waitFor();
  await look(visitor, 'masuk-tidak-cocok');
}
