import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { KeyRing, open } from '#privacy';
import { Registration } from '../src/domain/registration.js';
import { drawRegistrationNumber } from '../src/domain/registration-number.js';

export const NOTICE_KEY = KeyRing.of(randomBytes(32));
export const NOTICE_VERSION = '2026-01';
export const PASSWORD = 'kuda laut suka hujan pagi';

/** 16 digits of a woman born on 15 August 1995 in Jakarta. */
export function drawNik(): string {
  return `317101550895${String(randomInt(10_000)).padStart(4, '0')}`;
}

export function draftBody(nik = drawNik()) {
  return {
    person: {
      nik,
      kk: '3171010101100001',
      name: "Siti Nur'aini",
      birthPlace: 'Jakarta',
      birthDate: '1995-08-15',
      sex: 'female',
      address: {
        street: 'Jl. Melati No. 5',
        rtRw: '003/007',
        village: 'Menteng',
        district: 'Menteng',
        regency: 'Kota Jakarta Pusat',
        province: 'DKI Jakarta',
        postalCode: '10310',
      },
    },
    contacts: { email: 'siti.rahasia@example.id', phone: '0812 3456 7890' },
    password: PASSWORD,
    consent: { accepted: true, noticeVersion: NOTICE_VERSION, swafoto: true },
  };
}

export interface Applicant {
  readonly registrationId: string;
  readonly nik: string;
  readonly email: string;
  readonly sms: string;
}

export function newApplicant(nik: string): Applicant {
  return { registrationId: randomUUID(), nik, email: randomUUID(), sms: randomUUID() };
}

export function draftOf({ registrationId, nik, email, sms }: Applicant, periodId: string, now: Date): Registration {
  const { person, contacts } = draftBody(nik);
  const given = {
    ...{ registrationId, periodId, registrationNumber: drawRegistrationNumber(randomInt) },
    person: { ...person, sex: 'female' as const },
    contacts: { ...contacts, phone: '+6281234567890' },
    contactIds: { email, sms },
    ...{
      passwordHash: 'none',
      consent: { noticeVersion: NOTICE_VERSION, swafoto: true },
      locale: 'id' as const,
      draftExpiresAt: now,
    },
  };
  return Registration.draft(given, now);
}

export interface OpenedNotice {
  readonly template: string;
  readonly noticeId: string;
  readonly contactId: string;
  readonly channel: string;
  readonly recipient: string;
  readonly values: Record<string, unknown>;
}

export function openNotice(data: Record<string, unknown>): OpenedNotice {
  const { template, noticeId, contactId, channel, sealedRecipient, sealedValues } = data as Record<string, string>;
  const opened = (what: string, sealed = '') => open(NOTICE_KEY, [what, noticeId ?? '', channel ?? ''], sealed);
  return {
    ...({ template, noticeId, contactId, channel } as Pick<
      OpenedNotice,
      'template' | 'noticeId' | 'contactId' | 'channel'
    >),
    recipient: opened('recipient', sealedRecipient),
    values: JSON.parse(opened('values', sealedValues)),
  };
}
