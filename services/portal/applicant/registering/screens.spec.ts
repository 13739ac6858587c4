import { firstIncomplete, whole } from './screens.js';

const typed = {
  nik: '3171 0155 0895 0001',
  kk: '3171010101100001',
  name: "Siti Nur'aini",
  birthPlace: 'Jakarta',
  birthDate: { day: '15', month: '8', year: '1995' },
  sex: 'female',
  street: 'Jl. Melati No. 5',
  rtRw: '',
  village: 'Menteng',
  district: 'Menteng',
  regency: 'Kota Jakarta Pusat',
  province: 'DKI Jakarta',
  postalCode: '',
  email: 'siti@Example.ID',
  phone: '0812 3456 7890',
  password: 'kuda laut suka hujan pagi',
  consent: true,
};

describe('the screens of data diri', () => {
  it('make one registration, tidied as the service tidies it', () => {
    expect(whole(typed)).toMatchObject({
      nik: '3171015508950001',
      birthDate: '1995-08-15',
      email: 'siti@example.id',
      phone: '+6281234567890',
      swafoto: false,
    });
    expect(whole(typed)?.rtRw).toBeUndefined();
  });

  it.each([
    ['identitas', { nik: '' }],
    ['kelahiran', { birthDate: { day: '30', month: '2', year: '1995' } }],
    ['alamat', { province: '' }],
    ['kontak', { phone: '021 555 1234' }],
    ['kata-sandi', { password: 'pendek' }],
    ['kata-sandi', { consent: false }],
  ])('say that %s still asks for something', (part, change) => {
    expect(firstIncomplete({ ...typed, ...change })?.path).toBe(`/daftar/data-diri/${part}`);
    expect(whole({ ...typed, ...change })).toBeUndefined();
  });

  it.each(['081234567890', '+62 812-3456-7890', '62 812 3456 7890', '0812.3456.7890'])(
    'take the number %s',
    (phone) => {
      expect(whole({ ...typed, phone })?.phone).toBe('+6281234567890');
    },
  );
});
