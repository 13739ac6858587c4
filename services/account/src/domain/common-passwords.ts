/*
 * Passwords that are refused because many people here choose them, beside those from leaks all over the world, of which
 * few are in Indonesian and most are shorter than a policy allows.
 *
 * Source: written for this product, from what studies of leaked passwords agree on. People take one word (a password
 * word, a loved person, faith, country, team, idol, keyboard row) and add a run of digits, a year or the word again
 * (M. Weir et al., "Testing Metrics for Password Creation Policies by Attacking Large Sets of Revealed Passwords",
 * CCS 2010; National Cyber Security Centre, "Passwords, passwords everywhere", 2019). The words are those of Indonesia
 * and of the whole world, and the ones that this product puts into people's heads. Licence: Apache-2.0, like the rest.
 * PASSWORD_LIST adds an operator's own list.
 */
const words = `
password passw0rd passwort katasandi sandi rahasia secret login masuk welcome selamat letmein access admin administrator
root user guest test testing master default changeme qwerty qwertyui qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx
qazwsxedc zaqwsx wasd abc abcd abcde abcdef abcdefg a1b2c3d4 q1w2e3r4 1q2w3e4r 1qaz2wsx zaq12wsx aku akulah akucinta
cinta cintaku cintakamu sayang sayangku sayangkamu kamu kangen rindu kekasih bidadari cantik ganteng manis mawar melati
bunga bintang bulan matahari pelangi langit senja hujan pantai gunung harimau macan kucing anjing kelinci kupu burung
garuda naga singa elang bismillah alhamdulillah subhanallah masyaallah insyaallah astaghfirullah allahuakbar assalamualaikum
muhammad ahmad abdullah fatimah aisyah khadijah ibrahim yusuf islam muslim yesus jesus tuhan haleluya kristus maria
indonesia indonesiaku merdeka merahputih pancasila nusantara garudaku jakarta bandung surabaya semarang yogyakarta jogja
medan makassar palembang padang bali lombok malang bogor depok bekasi tangerang papua aceh banjarmasin pontianak manado
persija persib persebaya arema psms timnas sepakbola barcelona realmadrid manchester manutd liverpool chelsea arsenal
juventus milan ronaldo messi naruto sasuke onepiece luffy goku doraemon nobita pikachu pokemon minecraft freefire
mobilelegends mobilelegend pubgmobile roblox blackpink bangtan exol army boboiboy upinipin spongebob superman batman
spiderman ironman starwars dragon monkey tiger shadow hunter killer soccer football baseball basketball hockey
sunshine princess iloveyou loveyou iloveu iloveme mylove babygirl butterfly flower chocolate cookie summer winter
spring autumn freedom whatever trustno1 internet computer samsung xiaomi oppo vivo iphone android google facebook
instagram whatsapp tiktok youtube michael jennifer jessica daniel ashley charlie jordan thomas anthony nicole andrea
budi siti agus dewi putri putra rizky rizki dimas andi andika bayu fajar fitri indah lestari ratna sari wahyu yanti
yudi eko dwi tri nur nurul annisa aulia intan kartika mega novita rahma rina rini wulan ayah ibu mama papa mamah bapak
bunda anak anakku keluarga keluargaku saudara sahabat teman istri istriku suami suamiku pacar pacarku semangat sukses
lulus akululus pastilulus bisa pastibisa berhasil juara kerja pegawai pegawainegeri pns cpns asn casn sscasn bkn formasi
daftar pendaftaran registrasi pelamar abdinegara guru dokter perawat bidan polisi tentara tni polri sekolah kampus kuliah
mahasiswa universitas sarjana merdeka45 telkomsel indosat gojek tokopedia shopee bukalapak dana ovo rupiah juragan
bismillahlulus cpnslulus luluscpns lulusasn lulusujian sukseslah
`
  .trim()
  .split(/\s+/);

const years = Array.from({ length: 47 }, (_, n) => String(1980 + n));
const digits = ['1', '12', '123', '1234', '12345', '123456', '1234567', '12345678', '123456789', '1234567890'];
const more = [
  '0',
  '00',
  '01',
  '007',
  '11',
  '111',
  '1111',
  '22',
  '99',
  '999',
  '123123',
  '321',
  '4321',
  '54321',
  '654321',
];
const tails = [
  ...digits,
  ...more,
  '45',
  '1945',
  '17081945',
  '69',
  '77',
  '88',
  '888',
  'abc',
  'aja',
  'ku',
  'qwerty',
  ...years,
];

/** What is long enough for a policy and needs no word: rows of keys, counting, patterns of fingers. */
const whole = `
123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 012345678901 0987654321098 098765432109
987654321012 112233445566 11223344556677 1122334455667788 123123123123 123321123321 123454321234 121212121212
131313131313 147258369147 147258369000 159357258456 741852963741 789456123789 789456123000 102030405060 010203040506
qwertyuiop12 qwertyuiop123 qwertyuiop1234 qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwertyuiopasdf asdfghjklqwerty
asdfghjkl123 asdfghjkl1234 zxcvbnmasdfghjkl zxcvbnm12345 zxcvbnm123456 mnbvcxzlkjhgfdsapoiuytrewq poiuytrewq12
1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p q1w2e3r4t5y6 q1w2e3r4t5y6u7 1qaz2wsx3edc 1qaz2wsx3edc4rfv
1qazxsw23edc zaq12wsxcde3 zaq1xsw2cde3 qazwsxedcrfv qazwsxedcrfvtgb qazwsx123456 qweasdzxc123 qweasdzxcrty qwe123asd456
qwer1234asdf asdf1234qwer abcd1234efgh abc123abc123 a1b2c3d4e5f6 a123456789012 aa1234567890 abcdefghijkl abcdefghijklm
abcdefghijklmnop abcdefghijklmnopqrstuvwxyz abcdef123456 abc123456789 qwerty123456 qwerty12345678 qwerty123qwerty
qwertyqwerty asdasdasdasd asdfasdfasdf zxczxczxczxc passwordpassword mypassword123 mypassword1234 thisismypassword
yourpassword katasandisaya passwordsaya ubahkatasandi gantipassword lupapassword tidaktahu123 akutidaktahu terserahkamu
manchesterunited fcbarcelona1899 liverpoolfc123 ilovemyfamily ilovemymother ilovemymom123 iloveyouforever iloveyousomuch
akucintakamu akusayangkamu akucintaindonesia akusayangmama akusayangibu cintaindonesia indonesiamerdeka indonesiaraya
indonesiajaya bhinnekatunggalika bismillahirrahmanirrahim lailahaillallah allahuakbar123 alhamdulillah123 jesuschrist
jesusislord tuhanyesus123 tuhanmemberkati mobilelegends1 freefire1234 correcthorsebatterystaple unbelievable
administrator1 letmeinplease opensesame123 welcometotheclub trustnoone123 supersecret123 topsecret1234 superman123456
`
  .trim()
  .split(/\s+/);

/** Shorter than the least length that can be configured: of no use in the list. */
const SHORTEST = 8;

/** The entries of the list, each in lower case and without spaces. */
export function commonPasswords(): ReadonlySet<string> {
  const composed = words.flatMap((word) => [word, word + word, ...tails.map((tail) => word + tail)]);
  return new Set([...composed, ...whole].filter((entry) => entry.length >= SHORTEST));
}

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** A longer tail of digits is worth as much as a word by itself; a shorter stem is next to nothing beside its tail. */
const [LONGEST_TAIL, SHORTEST_STEM] = [6, 6];

/**
 * The forms in which a password is looked up: as it is, without what stands between and behind the letters, with the
 * digits and signs that stand for letters taken for those, and without a year or a few digits behind a word. Guessing
 * programs try all of them.
 */
export function commonForms(password: string): readonly string[] {
  const lower = password.toLowerCase();
  const [, stem = '', tail = ''] = /^(.*?)(\d*)$/su.exec(lower.replace(/[^\p{L}\p{N}@$]/gu, '')) ?? [];
  const read = stem.replace(/[013457@$]/g, (sign) => LOOKS_LIKE[sign] ?? sign);
  const bare = tail.length <= LONGEST_TAIL && read.length >= SHORTEST_STEM ? [stem, read] : [];
  return [lower, lower.replace(/[^\p{L}\p{N}]/gu, ''), read + tail, ...bare];
}
