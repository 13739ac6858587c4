import { createHash } from 'node:crypto';
import { addressees, mainAddressee } from '../domain/addressees.js';
import type { Contact } from '../domain/contact.js';
import type { RegistrationData } from '../domain/registration.data.js';
import type { CancellationReason, Notice, NoticeTemplate } from '../domain/registration.events.js';

const LIFE_MS = 72 * 3_600_000;

interface About {
  readonly template: NoticeTemplate;
  /** What tells this notice apart from another one of the same template to the same contact. */
  readonly occasion: string;
  readonly sendBefore: Date;
  readonly until?: Date;
  readonly reason?: CancellationReason;
}

/** The same notice has the same id, in the form of a UUID: who hears it twice sends it once. */
function noticeIdOf(registrationId: string, contactId: string, { template, occasion }: About): string {
  const name = [registrationId, contactId, template, occasion].join('\0');
  const hex = createHash('sha256').update(name).digest('hex').slice(0, 32).split('');
  // Version 8 and the variant of RFC 9562.
  hex[12] = '8';
  hex[16] = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function notice(data: RegistrationData, contact: Contact, { occasion: _, ...about }: About, noticeId: string): Notice {
  const { registrationId, registrationNumber, locale, person } = data;
  return { type: 'notice', registrationId, registrationNumber, noticeId, contact, locale, name: person.name, ...about };
}

function toEach(data: RegistrationData, contacts: readonly Contact[], about: About): Notice[] {
  return contacts.map((contact) =>
    notice(data, contact, about, noticeIdOf(data.registrationId, contact.contactId, about)),
  );
}

/**
 * Tells of a cancellation, everywhere where it may be told. `wrote` is a contact that was just proven by somebody whose
 * registration ends all the same.
 */
export function cancellationNotices(data: RegistrationData, wrote?: Contact): Notice[] {
  if (!data.cancelled) return [];
  const { reason, at } = data.cancelled;
  const template = reason === 'nik-taken' ? 'nik-taken' : 'cancelled';
  const about = { template, reason, occasion: reason, sendBefore: new Date(at.getTime() + LIFE_MS) } as const;
  return toEach(data, wrote ? [wrote] : addressees(data), about);
}

/** Welcomes once, by one message. */
export function welcome(data: RegistrationData): Notice[] {
  const to = mainAddressee(data);
  if (!data.activatedAt || !to) return [];
  const sendBefore = new Date(data.activatedAt.getTime() + LIFE_MS);
  return toEach(data, [to], { template: 'welcome', occasion: '', sendBefore });
}

/** Reminds of a deadline; once for each of its reminders. */
export function reminder(data: RegistrationData, purpose: 'verify' | 'activate', until: Date, dueAt: Date): Notice[] {
  const occasion = dueAt.toISOString();
  return toEach(data, addressees(data), { template: `reminder-${purpose}`, occasion, sendBefore: until, until });
}

/** Tells the holder of a NIK that somebody disputes it. */
export function disputeNotices(data: RegistrationData, disputeId: string, now: Date): Notice[] {
  const sendBefore = new Date(now.getTime() + LIFE_MS);
  return toEach(data, addressees(data), { template: 'nik-disputed', occasion: disputeId, sendBefore });
}

/** Tells that there is more time. */
export function extensionNotices(data: RegistrationData, extensionId: string, until: Date): Notice[] {
  const about = { template: 'deadline-moved', occasion: extensionId, sendBefore: until, until } as const;
  return toEach(data, addressees(data), about);
}

const proven = (data: RegistrationData) =>
  data.contacts.filter(({ provenAt, disownedAt }) => provenAt !== null && disownedAt === null);

/** Tells every proven contact that there is another password, so that its owner hears of a thief. */
export function passwordNotices(data: RegistrationData, now: Date): Notice[] {
  const sendBefore = new Date(now.getTime() + LIFE_MS);
  return toEach(data, proven(data), { template: 'password-changed', occasion: now.toISOString(), sendBefore });
}

/** Tells the contact that gave way, the one that came, and the other one. */
export function contactNotices(data: RegistrationData, before: Contact, changeId: string, now: Date): Notice[] {
  const sendBefore = new Date(now.getTime() + LIFE_MS);
  return toEach(data, [before, ...proven(data)], { template: 'contact-changed', occasion: changeId, sendBefore });
}
