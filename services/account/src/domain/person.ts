import { birthDate, livingBirthDate } from './birth-date.js';
import { personName, placeName, postalCode, rtRw, street } from './names.js';
import { kk, nik, type Sex } from './nik.js';
import { FieldReader, Refused } from './refused.js';

export interface Address {
  readonly street: string;
  readonly rtRw?: string;
  readonly village: string;
  readonly district: string;
  readonly regency: string;
  readonly province: string;
  readonly postalCode?: string;
}

/** Data diri, as on the KTP. */
export interface PersonData {
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  readonly birthPlace: string;
  readonly birthDate: string;
  readonly sex: Sex;
  readonly address: Address;
}

export interface PersonChanges extends Partial<Omit<PersonData, 'address'>> {
  readonly address?: Partial<Address>;
}

const sex = (value: string): Sex => {
  if (value !== 'male' && value !== 'female') throw new Refused('not-a-choice');
  return value;
};

/** How each field is read; the edge and the domain use the same. */
export const personFields = { nik, kk, name: personName, birthPlace: placeName, birthDate, sex } as const;
export const addressFields = {
  street,
  rtRw,
  village: placeName,
  district: placeName,
  regency: placeName,
  province: placeName,
  postalCode,
} as const;

/**
 * Data diri that can be true on the day of `now`, tidied.
 * @throws CodedError `invalid-request` that points to every field that cannot.
 */
export function person(data: PersonData, now: Date): PersonData {
  const fields = new FieldReader();
  const read = (name: keyof typeof personFields) =>
    fields.read(`/person/${name}`, () => personFields[name](data[name])) ?? '';
  const inAddress = (name: keyof Address) => {
    const text = data.address[name];
    return text === undefined ? undefined : fields.read(`/person/address/${name}`, () => addressFields[name](text));
  };
  const must = (name: keyof Address) => inAddress(name) ?? '';
  const optional = (name: 'rtRw' | 'postalCode') => {
    const value = inAddress(name);
    return value === undefined ? {} : { [name]: value };
  };
  const found: PersonData = {
    nik: read('nik'),
    kk: read('kk'),
    name: read('name'),
    birthPlace: read('birthPlace'),
    birthDate: fields.read('/person/birthDate', () => livingBirthDate(data.birthDate, now)) ?? '',
    sex: fields.read('/person/sex', () => sex(data.sex)) ?? 'male',
    address: {
      street: must('street'),
      ...optional('rtRw'),
      village: must('village'),
      district: must('district'),
      regency: must('regency'),
      province: must('province'),
      ...optional('postalCode'),
    },
  };
  fields.finish();
  return found;
}

/** `before` with some fields replaced. @throws CodedError `invalid-request` */
export function changedPerson(before: PersonData, { address, ...rest }: PersonChanges, now: Date): PersonData {
  return person({ ...before, ...rest, address: { ...before.address, ...address } }, now);
}
