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

async function activate(work: UnitOfWork, periodId: string, passwordHash: string, n: number): Promise<void> {
  await work.run(async ({ registrations, now }) => {
    const contactIds = { email: randomUUID(), sms: randomUUID() };
    const registration = Registration.draft(
      {
        ...{ registrationId: randomUUID(), registrationNumber: drawRegistrationNumber(randomInt), periodId },
        person: person(n),
        contacts: { email: `warga.${n}@example.id`, phone: `+62812${String(10_000_000 + n)}` },
        ...{ contactIds, passwordHash, locale: 'id' },
        consent: { noticeVersion: '1', swafoto: false },
        draftExpiresAt: new Date(now.getTime() + DAY_MS),
      },
      now,
    );
    await registrations.add(registration);
    registration.submit({ receipts: [], first: 'email', policy: POLICY, requirements: [] }, now);
    registration.verify({ contactId: contactIds.email, purpose: 'verify', at: now }, now);
    registration.activate({ contactId: contactIds.sms, purpose: 'activate', at: now }, now);
    await registrations.save(registration);
  });
}

/** So many people with an active account, all with the same hash: its cost is the same for every password. */
export async function activePeople(work: UnitOfWork, count: number, passwordHash: string): Promise<void> {
  const periodId = await work.run(async ({ periods, now }) => {
    const [opensAt, closesAt] = [new Date(now.getTime() - DAY_MS), new Date(now.getTime() + DAY_MS)];
    const period = new Period(randomUUID(), { name: 'Bench', opensAt, closesAt, extendedTo: null, policy: POLICY });
    await periods.save(period, now);
    return period.periodId;
  });
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < count; n = next++) await activate(work, periodId, passwordHash, n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
