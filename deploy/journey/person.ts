import { randomBytes, randomInt } from 'node:crypto';
import { faker } from '@faker-js/faker/locale/id_ID';

/** Data diri, contacts and a password of somebody who does not exist. */
export interface Person {
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  readonly birthPlace: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly address: {
    readonly street: string;
    readonly rtRw: string;
    readonly village: string;
    readonly district: string;
    readonly regency: string;
    readonly province: string;
    readonly postalCode: string;
  };
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  readonly password: string;
}

const REGIONS = [
  {
    code: '3273',
    province: 'Jawa Barat',
    regency: 'Kota Bandung',
    district: 'Coblong',
    village: 'Dago',
    postal: '40135',
  },
  {
    code: '3374',
    province: 'Jawa Tengah',
    regency: 'Kota Semarang',
    district: 'Candisari',
    village: 'Wonotingal',
    postal: '50252',
  },
  {
    code: '7371',
    province: 'Sulawesi Selatan',
    regency: 'Kota Makassar',
    district: 'Rappocini',
    village: 'Gunung Sari',
    postal: '90221',
  },
  {
    code: '9171',
    province: 'Papua',
    regency: 'Kota Jayapura',
    district: 'Abepura',
    village: 'Kota Baru',
    postal: '99351',
  },
] as const;

const two = (value: number) => String(value).padStart(2, '0');
const digits = (count: number) => String(randomInt(10 ** count)).padStart(count, '0');

/** PP KK CC DDMMYY NNNN; for women 40 is added to the day. */
function nikOf(region: string, birthDate: string, sex: Person['sex']): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const shownDay = two(Number(day) + (sex === 'female' ? 40 : 0));
  return `${region}${two(randomInt(1, 31))}${shownDay}${month}${year.slice(2)}${digits(4)}`;
}

/** Somebody new at every call, whose data are well-formed and agree with each other. */
export function inventPerson(): Person {
  const region = faker.helpers.arrayElement(REGIONS);
  const sex = faker.helpers.arrayElement(['male', 'female'] as const);
  const birthDate = `${randomInt(1990, 2007)}-${two(randomInt(1, 13))}-${two(randomInt(1, 29))}`;
  const first = faker.person.firstName(sex);
  const last = faker.person.lastName(sex);
  return {
    nik: nikOf(region.code, birthDate, sex),
    kk: `${region.code}${two(randomInt(1, 31))}${two(randomInt(1, 29))}${two(randomInt(1, 13))}${two(randomInt(5, 25))}${digits(4)}`,
    name: `${first} ${last}`,
    birthPlace: region.regency.replace(/^Kota /, ''),
    birthDate,
    sex,
    address: {
      street: `Jl. Melati No. ${randomInt(1, 200)}`,
      rtRw: `${two(randomInt(1, 20))}/${two(randomInt(1, 20))}`,
      village: region.village,
      district: region.district,
      regency: region.regency,
      province: region.province,
      postalCode: region.postal,
    },
    // A domain that can never exist (RFC 2606), and a number that no gateway of the local system dials.
    email: `${first}.${randomBytes(6).toString('hex')}@surel.example`.toLowerCase().replace(/[^a-z0-9.@-]/g, ''),
    phone: `+62812${digits(8)}`,
    password: randomBytes(15).toString('base64url'),
  };
}
