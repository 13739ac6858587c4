import type { Text } from '#errors';

/** A page: its folder below `pages`, where it is found, and what it is called in the tab of a browser. */
export interface Page {
  readonly path: string;
  readonly page: string;
  readonly title: Text;
  /** Shown without a session only what everybody may see. */
  readonly needsSession?: true;
  /** What a page asks the API for at once; the browser begins with it before it has read the script. */
  readonly asks?: readonly string[];
  /** Pages that make sense only on the way are not for search engines. */
  readonly hidden?: true;
}

const period = '/api/v1/period';

export const siteMap = [
  {
    path: '/',
    page: 'home',
    title: { id: 'Pendaftaran daring', en: 'Online registration' },
    asks: [period],
  },
  { path: '/daftar', page: 'start', title: { id: 'Mulai mendaftar', en: 'Start registering' }, asks: [period] },
  {
    path: '/daftar/data-diri/identitas',
    page: 'identity',
    title: { id: 'Identitas', en: 'Identity' },
    asks: [period],
    hidden: true,
  },
  {
    path: '/daftar/data-diri/kelahiran',
    page: 'birth',
    title: { id: 'Kelahiran', en: 'Birth' },
    asks: [period],
    hidden: true,
  },
  {
    path: '/daftar/data-diri/alamat',
    page: 'address',
    title: { id: 'Alamat', en: 'Address' },
    asks: [period],
    hidden: true,
  },
  {
    path: '/daftar/data-diri/kontak',
    page: 'contacts',
    title: { id: 'Kontak', en: 'Contacts' },
    asks: [period],
    hidden: true,
  },
  {
    path: '/daftar/data-diri/kata-sandi',
    page: 'password',
    title: { id: 'Kata sandi dan persetujuan', en: 'Password and consent' },
    asks: [period],
    hidden: true,
  },
  {
    path: '/daftar/dokumen',
    page: 'documents',
    title: { id: 'Unggah dokumen', en: 'Upload documents' },
    needsSession: true,
    hidden: true,
  },
  {
    path: '/daftar/periksa',
    page: 'review',
    title: { id: 'Periksa dan daftar', en: 'Check and register' },
    needsSession: true,
    hidden: true,
  },
  {
    path: '/daftar/selesai',
    page: 'receipt',
    title: { id: 'Pendaftaran diterima', en: 'Registration received' },
    needsSession: true,
    hidden: true,
  },
  { path: '/verifikasi', page: 'link', title: { id: 'Konfirmasi kontak', en: 'Confirm a contact' }, hidden: true },
  { path: '/masuk', page: 'login', title: { id: 'Masuk', en: 'Log in' } },
  { path: '/atur-ulang', page: 'reset', title: { id: 'Atur ulang kata sandi', en: 'Reset the password' } },
  { path: '/akun', page: 'account', title: { id: 'Akun saya', en: 'My account' }, needsSession: true, hidden: true },
  {
    path: '/akun/kode',
    page: 'code',
    title: { id: 'Masukkan kode', en: 'Enter the code' },
    needsSession: true,
    hidden: true,
  },
  {
    path: '/akun/dokumen',
    page: 'account-documents',
    title: { id: 'Dokumen saya', en: 'My documents' },
    needsSession: true,
    hidden: true,
  },
  {
    path: '/akun/keamanan',
    page: 'security',
    title: { id: 'Keamanan akun', en: 'Account security' },
    needsSession: true,
    hidden: true,
  },
  {
    path: '/akun/data',
    page: 'own-data',
    title: { id: 'Data saya', en: 'My data' },
    needsSession: true,
    hidden: true,
  },
  {
    path: '/ganti-kontak',
    page: 'change-contact',
    title: { id: 'Perbaiki atau ganti kontak', en: 'Correct or change a contact' },
    needsSession: true,
    hidden: true,
  },
  {
    path: '/nik-terpakai',
    page: 'nik-taken',
    title: { id: 'NIK sudah terdaftar', en: 'The NIK is registered already' },
    hidden: true,
  },
  {
    path: '/sengketa',
    page: 'dispute',
    title: { id: 'Sengketa NIK', en: 'NIK dispute' },
    needsSession: true,
    hidden: true,
  },
  {
    path: '/periksa',
    page: 'check',
    title: { id: 'Periksa kartu informasi akun', en: 'Check an account card' },
  },
  { path: '/pengumuman', page: 'announcements', title: { id: 'Pengumuman', en: 'Announcements' } },
  { path: '/bantuan', page: 'help', title: { id: 'Bantuan', en: 'Help' } },
  { path: '/privasi', page: 'privacy', title: { id: 'Pemberitahuan privasi', en: 'Privacy notice' } },
  {
    path: '/aksesibilitas',
    page: 'accessibility',
    title: { id: 'Pernyataan aksesibilitas', en: 'Accessibility statement' },
  },
] as const satisfies readonly Page[];

export type PageName = (typeof siteMap)[number]['page'];

/** The page at a path; undefined when there is none. */
export function pageAt(path: string): (Page & { readonly page: PageName }) | undefined {
  return siteMap.find((page) => page.path === path);
}
