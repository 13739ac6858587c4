import { catalogue } from '../../texts/catalogue.js';

/** The labels bear the names of their fields. */
export const addressTexts = catalogue({
  title: { id: 'Alamat di KTP', en: 'Address on the KTP' },
  street: { id: 'Jalan dan nomor', en: 'Street and number' },
  streetHint: { id: 'Misalnya Jl. Melati No. 5', en: 'For example Jl. Melati No. 5' },
  rtRw: { id: 'RT/RW', en: 'RT/RW' },
  rtRwHint: { id: 'Misalnya 003/007', en: 'For example 003/007' },
  village: { id: 'Kelurahan atau desa', en: 'Kelurahan or desa' },
  villageHint: { id: 'Misalnya Menteng', en: 'For example Menteng' },
  district: { id: 'Kecamatan', en: 'Kecamatan (district)' },
  districtHint: { id: 'Misalnya Menteng', en: 'For example Menteng' },
  regency: { id: 'Kabupaten atau kota', en: 'Kabupaten or kota' },
  regencyHint: { id: 'Misalnya Kota Jakarta Pusat', en: 'For example Kota Jakarta Pusat' },
  province: { id: 'Provinsi', en: 'Province' },
  postalCode: { id: 'Kode pos', en: 'Postal code' },
  postalCodeHint: { id: '5 angka, misalnya 10310', en: '5 digits, for example 10310' },
  why: {
    id: 'Alamat dicocokkan dengan KTP oleh panitia. Sudah pindah tetapi KTP masih yang lama? Isi seperti di KTP.',
    en: 'The committee compares the address with your KTP. If you have moved and your KTP is still the old one, write what it says.',
  },
});
