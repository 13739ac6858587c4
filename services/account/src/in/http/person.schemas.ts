import { z } from 'zod';
import { addressFields, personFields } from '../../domain/person.js';
import { choice, refusable } from './refusable.js';

const address = z.strictObject({
  street: refusable(addressFields.street)
    .describe('Street with its number.')
    .meta({ examples: ['Jl. Melati No. 5'] }),
  rtRw: refusable(addressFields.rtRw)
    .optional()
    .describe('RT and RW.')
    .meta({ examples: ['003/007'] }),
  village: refusable(addressFields.village)
    .describe('Kelurahan or desa.')
    .meta({ examples: ['Menteng'] }),
  district: refusable(addressFields.district)
    .describe('Kecamatan.')
    .meta({ examples: ['Menteng'] }),
  regency: refusable(addressFields.regency)
    .describe('Kabupaten or kota.')
    .meta({ examples: ['Kota Jakarta Pusat'] }),
  province: refusable(addressFields.province)
    .describe('Provinsi.')
    .meta({ examples: ['DKI Jakarta'] }),
  postalCode: refusable(addressFields.postalCode)
    .optional()
    .describe('Five digits.')
    .meta({ examples: ['10310'] }),
});

const person = z.strictObject({
  nik: refusable(personFields.nik)
    .describe('NIK: 16 digits; spaces and full stops between them are taken off.')
    .meta({ examples: ['3171 0155 0895 0001'] }),
  kk: refusable(personFields.kk)
    .describe('Number of the Kartu Keluarga: 16 digits.')
    .meta({ examples: ['3171010101100001'] }),
  name: refusable(personFields.name)
    .describe('Full name as on the KTP, without titles; one word is enough.')
    .meta({ examples: ["Siti Nur'aini"] }),
  birthPlace: refusable(personFields.birthPlace)
    .describe('Birthplace as on the KTP.')
    .meta({ examples: ['Jakarta'] }),
  birthDate: refusable(personFields.birthDate)
    .describe('Birth date, YYYY-MM-DD.')
    .meta({ examples: ['1995-08-15'] }),
  sex: choice(['male', 'female'])
    .describe('Sex as on the KTP.')
    .meta({ examples: ['female'] }),
  address: address.describe('Address as on the KTP.'),
});

export const wholePerson = person.describe('Data diri, as on the KTP.');
export const somePerson = person
  .extend({ address: address.partial().describe('The parts of the address that change.') })
  .partial()
  .describe('The data diri that change.');

const text = z.string();

/** Data diri as they are given back. */
export const personAnswer = z.object({
  nik: text,
  kk: text,
  name: text.describe('Full name as on the KTP.').meta({ examples: ["Siti Nur'aini"] }),
  birthPlace: text,
  birthDate: text,
  sex: z.enum(['male', 'female']),
  address: z
    .object({
      street: text,
      rtRw: text.optional(),
      village: text,
      district: text,
      regency: text,
      province: text,
      postalCode: text.optional(),
    })
    .describe('Address as on the KTP.'),
});
