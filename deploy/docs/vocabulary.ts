/** What a word means wherever the API uses it, and what it looks like. A field's own description comes first. */
interface Word {
  readonly about: string;
  readonly example?: string;
}

/** Words that mean the same on every route. */
export const vocabulary: Readonly<Record<string, Word>> = {
  registrationId: { about: 'Names the registration; it says nothing about the person.' },
  registrationNumber: {
    about: 'The number by which an applicant logs in and asks for help.',
    example: '7K3Q-M2XW-D9TB',
  },
  periodId: { about: 'Names the registration period.' },
  contactId: { about: 'Names a contact; a corrected or replaced one is another contact.' },
  documentId: { about: 'Names a document; a replacement is another document.' },
  sessionId: { about: 'Names a session.' },
  channel: { about: 'The way to the contact.' },
  masked: {
    about: 'The address or number, as far as its owner needs it to know which one it is.',
    example: 's***@example.id',
  },
  kind: { about: 'Which document it is, as the requirements name it.', example: 'ktp' },
  nik: { about: 'NIK: 16 digits.', example: '3171015508950001' },
  kk: { about: 'Number of the Kartu Keluarga: 16 digits.', example: '3171010101100001' },
  birthPlace: { about: 'Birthplace as on the KTP.', example: 'Jakarta' },
  birthDate: { about: 'Birth date, YYYY-MM-DD.', example: '1995-08-15' },
  sex: { about: 'Sex as on the KTP.' },
  street: { about: 'Street with its number.', example: 'Jl. Melati No. 5' },
  rtRw: { about: 'RT and RW.', example: '003/007' },
  village: { about: 'Kelurahan or desa.', example: 'Menteng' },
  district: { about: 'Kecamatan.', example: 'Menteng' },
  regency: { about: 'Kabupaten or kota.', example: 'Kota Jakarta Pusat' },
  province: { about: 'Provinsi.', example: 'DKI Jakarta' },
  postalCode: { about: 'Five digits.', example: '10310' },
  submittedAt: { about: 'When Daftar was pressed.' },
  verifiedAt: { about: 'When the first contact was proven; null before.' },
  activatedAt: { about: 'When the account became active; null before.' },
  provenAt: { about: 'When it was proven; null before.' },
};
