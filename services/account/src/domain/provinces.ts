/**
 * Provinces in force by the first two digits of a NIK (Kepmendagri 300.2.2-2138/2025). Old NIKs keep codes that are
 * not here, and spellings vary: what is not found is not compared.
 */
const names: Readonly<Record<string, string>> = {
  11: 'Aceh',
  12: 'Sumatera Utara',
  13: 'Sumatera Barat',
  14: 'Riau',
  15: 'Jambi',
  16: 'Sumatera Selatan',
  17: 'Bengkulu',
  18: 'Lampung',
  19: 'Kepulauan Bangka Belitung',
  21: 'Kepulauan Riau',
  31: 'DKI Jakarta',
  32: 'Jawa Barat',
  33: 'Jawa Tengah',
  34: 'DI Yogyakarta',
  35: 'Jawa Timur',
  36: 'Banten',
  51: 'Bali',
  52: 'Nusa Tenggara Barat',
  53: 'Nusa Tenggara Timur',
  61: 'Kalimantan Barat',
  62: 'Kalimantan Tengah',
  63: 'Kalimantan Selatan',
  64: 'Kalimantan Timur',
  65: 'Kalimantan Utara',
  71: 'Sulawesi Utara',
  72: 'Sulawesi Tengah',
  73: 'Sulawesi Selatan',
  74: 'Sulawesi Tenggara',
  75: 'Gorontalo',
  76: 'Sulawesi Barat',
  81: 'Maluku',
  82: 'Maluku Utara',
  91: 'Papua',
  92: 'Papua Barat',
  93: 'Papua Selatan',
  94: 'Papua Tengah',
  95: 'Papua Pegunungan',
  96: 'Papua Barat Daya',
};

/** The names, by code. */
export const provinceNames: readonly string[] = Object.values(names);

const otherSpellings: Readonly<Record<string, string>> = {
  'NANGGROE ACEH DARUSSALAM': '11',
  'BANGKA BELITUNG': '19',
  JAKARTA: '31',
  'DAERAH KHUSUS JAKARTA': '31',
  'DAERAH KHUSUS IBUKOTA JAKARTA': '31',
  YOGYAKARTA: '34',
  'DAERAH ISTIMEWA YOGYAKARTA': '34',
  NTB: '52',
  NTT: '53',
};

const spelled = (name: string) =>
  name
    .toUpperCase()
    .replaceAll('.', '')
    .replace(/^PROV(INSI)? /, '')
    .replace(/\s+/g, ' ')
    .trim();

const codes = new Map([
  ...Object.entries(names).map(([code, name]) => [spelled(name), code] as const),
  ...Object.entries(otherSpellings),
]);

/** The code of a province by its name as people write it. */
export function provinceCode(name: string): string | undefined {
  return codes.get(spelled(name));
}

export function isProvinceCode(code: string): boolean {
  return code in names;
}
