import type { Text } from '#errors';
import { DISPUTE_KIND } from './dispute.js';
import type { DocumentType } from './document-type.js';
import { Requirement, type RequirementProperties } from './requirement.js';

const KB = 1024;
const IMAGE: readonly DocumentType[] = ['image/jpeg', 'image/png'];
const PDF: readonly DocumentType[] = ['application/pdf'];

interface Asked {
  readonly mandatory?: boolean;
  readonly maxKb: number;
  readonly label: Text;
  readonly help: Text;
}

interface Image extends Asked {
  readonly minShortSide: number;
  readonly minSharpness: number;
}

// The variance of the Laplacian below which a scan of text is probably blurred (A. Rosebrock, "Blur detection with
// OpenCV", 2015, gives 100 as the place to start from). A face before a plain wall has few edges, however sharp.
const SHARP_TEXT = 100;
const SHARP_FACE = 20;

const image = (kind: string, { minShortSide, minSharpness, ...asked }: Image) =>
  requirement(kind, IMAGE, { minBytes: 2 * KB, minShortSide, minSharpness }, asked);
const pdf = (kind: string, asked: Asked) =>
  requirement(kind, PDF, { minBytes: 512, minShortSide: 0, minSharpness: 0 }, asked);

function requirement(
  kind: string,
  types: readonly DocumentType[],
  least: Pick<RequirementProperties, 'minBytes' | 'minShortSide' | 'minSharpness'>,
  { mandatory = true, maxKb, label, help }: Asked,
): Requirement {
  return new Requirement({ kind, label, help, mandatory, types, ...least, maxBytes: maxKb * KB });
}

/** What a new period asks for until an administrator edits it: the list and sizes of the national selection of 2021. */
export const defaultRequirements: readonly Requirement[] = [
  image('ktp', {
    minShortSide: 300,
    minSharpness: SHARP_TEXT,
    maxKb: 200,
    label: { id: 'KTP', en: 'Identity card (KTP)' },
    help: {
      id: 'Foto atau pindaian berwarna KTP asli. Seluruh kartu terlihat dan tulisannya terbaca. JPG atau PNG, paling besar 200 KB, sisi pendek paling sedikit 300 piksel.',
      en: 'A colour photo or scan of the original KTP. The whole card shows and can be read. JPG or PNG, at most 200 KB, the shorter side at least 300 pixels.',
    },
  }),
  image('pas-foto', {
    minShortSide: 200,
    minSharpness: SHARP_FACE,
    maxKb: 200,
    label: { id: 'Pas foto', en: 'Passport photo' },
    help: {
      id: 'Pas foto terbaru dengan latar belakang merah. JPG atau PNG, paling besar 200 KB, sisi pendek paling sedikit 200 piksel.',
      en: 'A recent passport photo with a red background. JPG or PNG, at most 200 KB, the shorter side at least 200 pixels.',
    },
  }),
  image('swafoto', {
    minShortSide: 200,
    minSharpness: SHARP_FACE,
    maxKb: 200,
    label: { id: 'Swafoto', en: 'Selfie' },
    help: {
      id: 'Foto wajah Anda sendiri, menghadap kamera, dengan cahaya yang cukup. JPG atau PNG, paling besar 200 KB, sisi pendek paling sedikit 200 piksel.',
      en: 'A photo of your own face, towards the camera, in good light. JPG or PNG, at most 200 KB, the shorter side at least 200 pixels.',
    },
  }),
  pdf('surat-lamaran', {
    maxKb: 300,
    label: { id: 'Surat lamaran', en: 'Letter of application' },
    help: {
      id: 'Surat lamaran yang sudah ditandatangani. PDF, paling besar 300 KB.',
      en: 'The signed letter of application. PDF, at most 300 KB.',
    },
  }),
  pdf('ijazah', {
    maxKb: 800,
    label: { id: 'Ijazah', en: 'Diploma (ijazah)' },
    help: {
      id: 'Pindaian berwarna ijazah asli, beserta serdik atau STR bila diminta. PDF, paling besar 800 KB.',
      en: 'A colour scan of the original diploma, with the teaching certificate or STR where asked for. PDF, at most 800 KB.',
    },
  }),
  pdf('transkrip', {
    maxKb: 500,
    label: { id: 'Transkrip nilai', en: 'Transcript' },
    help: {
      id: 'Pindaian berwarna semua halaman transkrip asli. PDF, paling besar 500 KB.',
      en: 'A colour scan of all pages of the original transcript. PDF, at most 500 KB.',
    },
  }),
  pdf('pendukung', {
    mandatory: false,
    maxKb: 800,
    label: { id: 'Dokumen pendukung', en: 'Supporting document' },
    help: {
      id: 'Bila ada, misalnya surat pengalaman kerja. Gabungkan menjadi satu PDF, paling besar 800 KB.',
      en: 'If you have one, for example proof of work experience. Join them into one PDF, at most 800 KB.',
    },
  }),
  requirement(
    DISPUTE_KIND,
    [...PDF, ...IMAGE],
    { minBytes: 512, minShortSide: 300, minSharpness: SHARP_TEXT },
    {
      mandatory: false,
      maxKb: 800,
      label: { id: 'Bukti sengketa NIK', en: 'Evidence for a dispute about a NIK' },
      help: {
        id: 'Bukti bahwa NIK itu milik Anda, misalnya KTP, Kartu Keluarga, atau surat keterangan Dukcapil. Paling banyak lima berkas PDF, JPG, atau PNG, masing-masing paling besar 800 KB.',
        en: 'Evidence that the NIK is yours, for example KTP, family card or a letter from Dukcapil. At most five files, PDF, JPG or PNG, of at most 800 KB each.',
      },
    },
  ),
];
