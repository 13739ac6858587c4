import type { Visitor } from '../visitor.js';
import type { Words } from '../words.js';

export type Channel = 'email' | 'sms';

export const channels: Readonly<Record<Channel, Words>> = {
  email: { id: /^E-mail/, en: /^E-mail/ },
  sms: { id: /^SMS/, en: /^SMS/ },
};
export const register = { id: 'Daftar', en: 'Register' };
export const received = { id: 'Pendaftaran Anda diterima', en: 'Your registration was received' };
export const enterCode = { id: 'Masukkan kode', en: 'Enter the code' };

/** Chooses the contact to prove first, and presses Daftar. */
export async function pressRegister(visitor: Visitor, first: Channel): Promise<void> {
  await visitor.page.getByRole('radio', { name: visitor.say(channels[first]) }).check();
  await visitor.press(register);
  await visitor.sees(received);
}

/** From the receipt to the page that waits for the code. */
export async function goToCode(visitor: Visitor): Promise<void> {
  await visitor.follow(enterCode);
}
