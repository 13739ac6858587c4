import type { Visitor } from '../visitor.js';

export const next = { id: 'Lanjut', en: 'Continue' };
export const save = { id: 'Simpan dan lanjut ke dokumen', en: 'Save and go on to the documents' };

/** The headings of the screens, in their order. */
export const screens = {
  identity: { id: 'Siapa Anda?', en: 'Who are you?' },
  birth: { id: 'Kelahiran', en: 'Your birth' },
  address: { id: 'Alamat di KTP', en: 'Address on the KTP' },
  contacts: { id: 'Ke mana kode kami kirim?', en: 'Where do we send your codes?' },
  password: { id: 'Kata sandi dan persetujuan', en: 'Password and consent' },
  documents: { id: 'Unggah dokumen', en: 'Upload your documents' },
} as const;

export const fields = {
  nik: { id: 'NIK', en: 'NIK' },
  kk: { id: 'Nomor Kartu Keluarga', en: 'Number of the Kartu Keluarga' },
  name: { id: 'Nama lengkap', en: 'Full name' },
  birthPlace: { id: 'Tempat lahir', en: 'Birthplace' },
  day: { id: 'Tanggal', en: 'Day' },
  month: { id: 'Bulan', en: 'Month' },
  year: { id: 'Tahun', en: 'Year' },
  female: { id: 'Perempuan', en: 'Female' },
  male: { id: 'Laki-laki', en: 'Male' },
  street: { id: 'Jalan dan nomor', en: 'Street and number' },
  rtRw: { id: 'RT/RW (tidak wajib)', en: 'RT/RW (optional)' },
  village: { id: 'Kelurahan atau desa', en: 'Kelurahan or desa' },
  district: { id: 'Kecamatan', en: 'Kecamatan (district)' },
  regency: { id: 'Kabupaten atau kota', en: 'Kabupaten or kota' },
  province: { id: 'Provinsi', en: 'Province' },
  postalCode: { id: 'Kode pos (tidak wajib)', en: 'Postal code (optional)' },
  email: { id: 'Alamat e-mail', en: 'E-mail address' },
  phone: { id: 'Nomor ponsel', en: 'Mobile number' },
  password: { id: 'Kata sandi', en: 'Password' },
  consent: { id: /^Saya sudah membaca/, en: /^I have read/ },
  swafoto: { id: /^Saya setuju swafoto/, en: /^I agree that the committee uses my selfie/ },
} as const;

/** As it stands on the card, in groups of four. */
export const grouped = (digits: string) => digits.replace(/(\d{4})(?=\d)/g, '$1 ');
/** As people write it. */
const national = (phone: string) => phone.replace(/^\+62/, '0');

export async function fillIdentity(visitor: Visitor): Promise<void> {
  const { nik, kk, name } = visitor.person;
  await visitor.fill(fields.nik, grouped(nik));
  await visitor.fill(fields.kk, grouped(kk));
  await visitor.fill(fields.name, name);
}

/** A date in its three parts: the month has its name. */
export async function fillDate(visitor: Visitor, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  await visitor.fill(fields.day, String(Number(day)));
  await visitor.field(fields.month).selectOption({ index: Number(month) });
  await visitor.fill(fields.year, year);
}

export async function fillBirth(visitor: Visitor): Promise<void> {
  const { birthPlace, birthDate, sex } = visitor.person;
  await visitor.fill(fields.birthPlace, birthPlace);
  await fillDate(visitor, birthDate);
  await visitor.field(fields[sex]).check();
}

export async function fillAddress(visitor: Visitor): Promise<void> {
  const { street, rtRw, village, district, regency, province, postalCode } = visitor.person.address;
  await visitor.fill(fields.street, street);
  await visitor.fill(fields.rtRw, rtRw);
  await visitor.fill(fields.village, village);
  await visitor.fill(fields.district, district);
  await visitor.fill(fields.regency, regency);
  await visitor.field(fields.province).selectOption(province);
  await visitor.fill(fields.postalCode, postalCode);
}

export async function fillContacts(visitor: Visitor): Promise<void> {
  await visitor.fill(fields.email, visitor.person.email);
  await visitor.fill(fields.phone, national(visitor.person.phone));
}

export async function fillPassword(visitor: Visitor): Promise<void> {
  await visitor.fill(fields.password, visitor.person.password);
  await visitor.field(fields.consent).check();
  await visitor.field(fields.swafoto).check();
}

/** Each screen with what is filled in on it, in their order. */
export const dataScreens = [
  { heading: screens.identity, fill: fillIdentity, goOn: next },
  { heading: screens.birth, fill: fillBirth, goOn: next },
  { heading: screens.address, fill: fillAddress, goOn: next },
  { heading: screens.contacts, fill: fillContacts, goOn: next },
  { heading: screens.password, fill: fillPassword, goOn: save },
] as const;

/** Data diri from the first screen to the saved draft. */
export async function fillInData(visitor: Visitor): Promise<void> {
  for (const { heading, fill, goOn } of dataScreens) {
    await visitor.sees(heading);
    await fill(visitor);
    await visitor.press(goOn);
  }
  await visitor.sees(screens.documents);
}
