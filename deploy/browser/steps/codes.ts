import type { Visitor } from '../visitor.js';
import type { Channel } from './register.js';

export const codePages = {
  verify: { id: 'Verifikasi: masukkan kode', en: 'Verification: enter the code' },
  activate: { id: 'Aktivasi: masukkan kode', en: 'Activation: enter the code' },
  done: { id: 'Akun Anda aktif', en: 'Your account is active' },
} as const;
export const code = { id: 'Kode 6 angka', en: '6-digit code' };
const toAccount = { id: 'Ke akun saya', en: 'To my account' };

/** The place where the messages of a channel arrive. */
export const inboxOf = ({ mailbox, phone }: Visitor, channel: Channel) => (channel === 'email' ? mailbox : phone);

/** Looks into the inbox, and comes back with the code: it goes out when it is complete. */
export async function typeNewCode(visitor: Visitor, channel: Channel): Promise<void> {
  const digits = await inboxOf(visitor, channel).newCode();
  await visitor.page.bringToFront();
  await visitor.fill(code, digits);
}

/** Both contacts by code, the chosen one first. */
export async function proveContacts(visitor: Visitor, first: Channel): Promise<void> {
  await visitor.sees(codePages.verify);
  await typeNewCode(visitor, first);
  await visitor.sees(codePages.activate);
  await typeNewCode(visitor, first === 'email' ? 'sms' : 'email');
  await visitor.page.getByRole('heading', { level: 1, name: visitor.say(codePages.done) }).waitFor();
}

export async function goToAccount(visitor: Visitor): Promise<void> {
  await visitor.follow(toAccount);
}
