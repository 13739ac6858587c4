import type { Browser } from 'playwright-core';
import { code, codePages, inboxOf } from '../steps/codes.js';
import { fillDate } from '../steps/data.js';
import { goToCode } from '../steps/register.js';
import { Visitor } from '../visitor.js';
import { type Look, lookAt, settled } from './look.js';

const confirm = { id: 'Konfirmasi', en: 'Confirm' };
const TRIES = 5;

/** Never the right one: it ends in another digit. */
const wrongOf = (digits: string, at: number) => `${digits.slice(0, -1)}${(Number(digits.at(-1)) + at) % 10}`;

/** The page that waits for a code: just opened, after a wrong one, and for the second contact. */
export async function lookAtCode(visitor: Visitor, look: Look): Promise<void> {
  await goToCode(visitor);
  await visitor.sees(codePages.verify);
  await look(visitor, 'kode');
  visitor.watch.expect(/verifications\/code/);
  const digits = await inboxOf(visitor, 'email').newCode();
  await visitor.page.bringToFront();
  await visitor.fill(code, wrongOf(digits, 1));
  await visitor.page.locator('.errors').waitFor();
  await look(visitor, 'kode-salah');
  await visitor.fill(code, digits);
  await visitor.sees(codePages.activate);
  await look(visitor, 'kode-kedua');
}

/** A code that was mistyped as often as it may be. */
export async function lookAtEndedCode(visitor: Visitor, look: Look): Promise<void> {
  visitor.watch.expect(/verifications\/code/);
  await visitor.page.goto('/akun/kode');
  await visitor.sees(codePages.verify);
  const digits = await inboxOf(visitor, 'email').newCode();
  await visitor.page.bringToFront();
  for (let at = 1; at <= TRIES; at += 1) {
    const answered = visitor.page.waitForResponse('**/api/v1/verifications/code');
    await visitor.fill(code, wrongOf(digits, at));
    await answered;
    await settled(visitor);
  }
  await visitor.page.locator('.errors, .notice').first().waitFor();
  await look(visitor, 'kode-habis');
}

/** The link of a message in a browser where nobody is logged in: asked, with a wrong answer, and confirmed. */
export async function lookAtLink(visitor: Visitor, browser: Browser, look: Look): Promise<void> {
  const { place, person, language } = visitor;
  const link = await inboxOf(visitor, 'sms').newLink();
  const elsewhere = await Visitor.arrive(browser, place, person, { width: 360, height: 740, language });
  elsewhere.watch.expect(/verifications\/link/);
  await elsewhere.page.addInitScript(`localStorage.setItem('daftar.language', '${language}')`);
  await lookAt(elsewhere, look, link, 'tautan');
  await fillDate(elsewhere, '1980-01-01');
  await elsewhere.press(confirm);
  await elsewhere.page.locator('.errors').waitFor();
  await look(elsewhere, 'tautan-tanggal-salah');
  await fillDate(elsewhere, person.birthDate);
  await elsewhere.press(confirm);
  await elsewhere.page.locator('.tone-positive').waitFor();
  await look(elsewhere, 'tautan-terkonfirmasi');
  await elsewhere.leave();
}
