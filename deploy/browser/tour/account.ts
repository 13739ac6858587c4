import { codePages } from '../steps/codes.js';
import type { Visitor } from '../visitor.js';
import { type Look, lookAt, settled } from './look.js';

const withdraw = { id: 'Tarik pendaftaran…', en: 'Withdraw…' };
const correct = { id: 'Perbaiki', en: 'Correct' };
const later = { id: 'Nanti saja', en: 'Not now' };
const HOUR_MS = 3_600_000;

const pages = [
  ['/akun', 'akun'],
  ['/akun/dokumen', 'akun-dokumen'],
  ['/akun/keamanan', 'akun-keamanan'],
  ['/akun/data', 'akun-data'],
  ['/ganti-kontak', 'ganti-kontak'],
] as const;

/** Correcting the contact that is not proven yet. */
export async function lookAtCorrection(visitor: Visitor, look: Look): Promise<void> {
  await lookAt(visitor, look, '/akun', 'akun-terverifikasi');
  await lookAt(visitor, look, '/ganti-kontak', 'ganti-kontak-belum-terbukti');
  await visitor.page
    .getByRole('button', { name: new RegExp(`^${correct[visitor.language]}`) })
    .first()
    .click();
  await visitor.page.locator('main form').waitFor();
  await look(visitor, 'ganti-kontak-perbaiki');
}

/** Everything behind the login, once the account is active. */
export async function lookAtAccount(visitor: Visitor, look: Look): Promise<void> {
  await visitor.page.goto('/akun/kode');
  await visitor.page.getByRole('heading', { level: 1, name: visitor.say(codePages.done) }).waitFor();
  await look(visitor, 'aktif');
  for (const [path, name] of pages) await lookAt(visitor, look, path, name);
  await visitor.page.goto('/akun/data');
  await visitor.press(withdraw);
  await visitor.page.getByRole('dialog').waitFor();
  await look(visitor, 'tarik-pendaftaran');
}

/** What the site keeps about a session: when it was last used. */
const usedAt = (at: number) => `localStorage.setItem('daftar.session', '${JSON.stringify({ since: at, used: at })}')`;

/** The warning before a session ends, the dialog in which one is opened again, and the page of who would rather not. */
export async function lookAtEndingSession(visitor: Visitor, look: Look): Promise<void> {
  const { page, context } = visitor;
  await page.goto('/akun');
  await page.evaluate(usedAt(Date.now() - 24 * HOUR_MS + 5 * 60_000));
  await page.reload();
  await page.getByRole('dialog').waitFor();
  await look(visitor, 'sesi-segera-berakhir');
  visitor.watch.expect(/401/);
  await context.clearCookies();
  await page.evaluate(usedAt(Date.now()));
  await page.goto('/akun/keamanan');
  await page.getByRole('dialog').waitFor();
  await look(visitor, 'sesi-berakhir');
  await visitor.press(later);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await settled(visitor);
  await look(visitor, 'sesi-ditunda');
}
