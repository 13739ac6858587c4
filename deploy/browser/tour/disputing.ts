import type { Browser } from 'playwright-core';
import { inventPerson, type Person } from '../../journey/person.js';
import { registered } from '../registered.js';
import { logIn } from '../steps/account.js';
import { channels, register } from '../steps/register.js';
import { type Device, Visitor } from '../visitor.js';
import { type Look, lookAt, pressAndSeeProblem, settled } from './look.js';

const send = { id: 'Ajukan sengketa', en: 'Open the dispute' };
const statement = { id: 'Penjelasan Anda', en: 'Your explanation' };
const why = 'KTP saya hilang pada bulan Maret dan sudah saya laporkan ke Dukcapil Kota Bandung.';

/** Somebody with complete documents, who comes back to their draft, or after Daftar was pressed, in a browser. */
export async function returning(at: Visitor, browser: Browser, person: Person, submitted = false): Promise<Visitor> {
  const { registrationNumber } = await registered(at.place, person, submitted);
  const device: Device = { width: 360, height: 740, language: at.language };
  const visitor = await Visitor.arrive(browser, at.place, person, device);
  await visitor.page.addInitScript(`localStorage.setItem('daftar.language', '${at.language}')`);
  await visitor.page.goto('/masuk');
  await logIn(visitor, registrationNumber);
  await visitor.page.waitForURL(({ pathname }) => pathname !== '/masuk');
  await settled(visitor);
  return visitor;
}

/** Somebody whose NIK another has proven to hold: what they are told, and the dispute. */
export async function lookAtDispute(holder: Visitor, browser: Browser, look: Look): Promise<void> {
  const { nik, birthDate, sex } = holder.person;
  const visitor = await returning(holder, browser, { ...inventPerson(), nik, birthDate, sex });
  await lookAt(visitor, look, '/akun', 'akun-draf');
  visitor.watch.expect(/submission|409/);
  await visitor.page.goto('/daftar/periksa');
  await visitor.page.getByRole('radio', { name: visitor.say(channels.email) }).check();
  await visitor.press(register);
  await visitor.page.waitForURL('**/nik-terpakai');
  await visitor.page.getByRole('heading', { level: 1 }).waitFor();
  await look(visitor, 'nik-terpakai-setelah-daftar');
  await lookAt(visitor, look, '/sengketa', 'sengketa');
  await pressAndSeeProblem(visitor, send);
  await look(visitor, 'sengketa-belum-diisi');
  await visitor.fill(statement, why);
  await visitor.press(send);
  await visitor.page.locator('.notice').first().waitFor();
  await settled(visitor);
  await look(visitor, 'sengketa-diajukan');
  await visitor.leave();
}
