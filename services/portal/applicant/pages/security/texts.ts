import { catalogue } from '../../texts/catalogue.js';

export const securityTexts = catalogue({
  title: { id: 'Keamanan akun', en: 'Account security' },
  devices: { id: 'Perangkat yang masuk', en: 'Devices that are logged in' },
  current: { id: 'Perangkat ini', en: 'This device' },
  since: { id: (time: string) => `Masuk ${time}`, en: (time: string) => `Logged in ${time}` },
  used: { id: (time: string) => `Terakhir dipakai ${time}`, en: (time: string) => `Last used ${time}` },
  end: { id: 'Keluarkan', en: 'Log out' },
  endOthers: { id: 'Keluarkan semua perangkat lain', en: 'Log out all other devices' },
  unknown: {
    id: 'Ada yang tidak Anda kenal? Keluarkan, lalu ganti kata sandi.',
    en: 'Is there one that you do not know? Log it out, then change your password.',
  },
  password: { id: 'Ganti kata sandi', en: 'Change the password' },
  passwordText: {
    id: 'Semua perangkat lain dikeluarkan, dan kami memberi tahu kontak Anda yang sudah terbukti.',
    en: 'All other devices are logged out, and we tell your proven contacts.',
  },
  currentPassword: { id: 'Kata sandi sekarang', en: 'Present password' },
  newPassword: { id: 'Kata sandi baru', en: 'New password' },
  change: { id: 'Ganti kata sandi', en: 'Change the password' },
  changed: { id: 'Kata sandi sudah diganti.', en: 'The password was changed.' },
  forgotten: { id: 'Lupa kata sandi sekarang?', en: 'Forgotten the present one?' },
});
