import type { CodedError } from '#errors';
import { changedPerson, type PersonData, person } from './person.js';
import { warningsOf } from './person.warnings.js';

const now = new Date('2026-08-20T03:00:00Z');
const siti: PersonData = {
  nik: '3171015508950001',
  kk: '3171010101100001',
  name: 'Siti Aminah',
  birthPlace: 'Jakarta',
  birthDate: '1995-08-15',
  sex: 'female',
  address: {
    street: 'Jl. Melati No. 5',
    village: 'Menteng',
    district: 'Menteng',
    regency: 'Kota Jakarta Pusat',
    province: 'DKI Jakarta',
  },
};

const fieldsOf = (attempt: () => unknown) => {
  try {
    attempt();
    return [];
  } catch (error) {
    return (error as CodedError).occurrence.fields?.map(({ pointer, code }) => [pointer, code]);
  }
};

describe('data diri', () => {
  it('is refused with a pointer to every field at once', () => {
    const broken = {
      ...siti,
      nik: '1',
      name: '<>',
      birthDate: '2030-01-01',
      address: { ...siti.address, village: '', postalCode: 'x' },
    };
    expect(fieldsOf(() => person(broken, now))).toEqual([
      ['/person/nik', 'nik-format'],
      ['/person/name', 'name-format'],
      ['/person/birthDate', 'birth-date-future'],
      ['/person/address/village', 'place-format'],
      ['/person/address/postalCode', 'postal-code-format'],
    ]);
  });

  it('keeps the fields that a change does not name', () => {
    const changed = changedPerson(siti, { name: 'Siti', address: { rtRw: '3/7' } }, now);
    expect(changed).toEqual({ ...siti, name: 'Siti', address: { ...siti.address, rtRw: '003/007' } });
  });
});

describe('a NIK that says something else', () => {
  it('warns of nothing where all agree', () => {
    expect(warningsOf(siti)).toEqual([]);
  });

  it.each([
    ['the birth date', { birthDate: '1995-08-16' }, ['nik-birth-date-differs']],
    ['the sex', { sex: 'male' as const }, ['nik-sex-differs']],
    ['the province', { address: { ...siti.address, province: 'Jawa Barat' } }, ['nik-province-differs']],
    ['a province that does not exist', { nik: '0071015508950001' }, ['nik-province-unknown']],
    ['everything', { nik: '3271010101010001' }, ['nik-birth-date-differs', 'nik-sex-differs', 'nik-province-differs']],
  ])('warns about %s and refuses nothing', (_, change, expected) => {
    expect(warningsOf(person({ ...siti, ...change }, now))).toEqual(expected);
  });

  it.each(['Daerah Khusus Jakarta', 'PROVINSI DKI JAKARTA', 'D.K.I. Jakarta', 'Tanah Abang'])(
    'does not warn about the spelling "%s"',
    (province) => {
      expect(warningsOf({ ...siti, address: { ...siti.address, province } })).toEqual([]);
    },
  );
});
