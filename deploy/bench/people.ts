import { randomInt, randomUUID } from 'node:crypto';
import type { UnitOfWork } from '../../services/account/src/app/ports.js';
import { Period } from '../../services/account/src/domain/period.js';
import { Registration } from '../../services/account/src/domain/registration.js';
import { drawRegistrationNumber } from '../../services/account/src/domain/registration-number.js';

const DAY_MS = 86_400_000;
const POLICY = { verify: 'email', activate: 'other', verifyHours: 72, activateHours: 72 } as const;
const AT_ONCE = 4;

/** A NIK that no two of them share: those of people begin with 31, those of nobody with 32. */
export function nikOf(province: '31' | '32', n: number): string {
  return `${province}7101550895${String(n).padStart(4, '0')}`;
}

function person(n: number) {
  return {
    nik: nikOf('31', n),
    kk: '3171010101100001',
    name: 'Siti Aminah',
    birthPlace: 'Jakarta',
    birthDate: '1995-08-15',
    sex: 'female' as const,
    address: {
      street: 'Jl. Melati 5',
      village: 'Menteng',
      district: 'Menteng',
      regency: 'Kota Jakarta Pusat',
      province: 'DKI Jakarta',
    },
  };
}

interface Draft {
  readonly n: number;
  readonly periodId: string;
  readonly passwordHash: string;
}

/** Where mails to the nth of them arrive. */
export const emailOf = (n: number) => `warga.${n}@example.id`;

/** The nth of them, with everything filled in. */
export function draftOf({ n, periodId, passwordHash }: Draft, now: Date): Registration {
  return Registration.draft(
    {
      ...{ registrationId: randomUUID(), registrationNumber: drawRegistrationNumber(randomInt), periodId },
      person: person(n),
      contacts: { email: emailOf(n), phone: `+62812${String(10_000_000 + n)}` },
      contactIds: { email: randomUUID(), sms: randomUUID() },
      ...{ passwordHash, locale: 'id' },
      consent: { noticeVersion: '1', swafoto: false },
      draftExpiresAt: new Date(now.getTime() + DAY_MS),
    },
    now,
  );
}

async function activate(work: UnitOfWork, draft: Draft): Promise<void> {
  await work.run(async ({ registrations, now }) => {
    const registration = draftOf(draft, now);
    await registrations.add(registration);
    registration.submit({ receipts: [], first: 'email', policy: POLICY, requirements: [] }, now);
    const contactId = (channel: 'email' | 'sms') =>
      registration.data.contacts.find((contact) => contact.channel === channel)?.contactId ?? '';
    registration.verify({ contactId: contactId('email'), purpose: 'verify', at: now }, now);
    registration.activate({ contactId: contactId('sms'), purpose: 'activate', at: now }, now);
    await registrations.save(registration);
  });
}

/** Does this for 0 up to `count`, a few at once. */
export async function forEachOf(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** So many people with an active account, all with the same hash: its cost is the same for every password. */
export async function activePeople(work: UnitOfWork, count: number, passwordHash: string): Promise<void> {
  const periodId = await work.run(async ({ periods, now }) => {
    const [opensAt, closesAt] = [new Date(now.getTime() - DAY_MS), new Date(now.getTime() + DAY_MS)];
    const period = new Period(randomUUID(), { name: 'Bench', opensAt, closesAt, extendedTo: null, policy: POLICY });
    await periods.save(period, now);
    return period.periodId;
  });
  await forEachOf(count, (n) => activate(work, { n, periodId, passwordHash }));
}
