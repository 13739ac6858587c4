import type { Text } from '#errors';
import type { DocumentType } from './document-type.js';
import { Requirement } from './requirement.js';

const KB = 1024;
const IMAGE: readonly DocumentType[] = ['image/jpeg', 'image/png'];
const PDF: readonly DocumentType[] = ['application/pdf'];

interface Asked {
  readonly mandatory?: boolean;
  readonly maxKb: number;
  readonly label: Text;
  readonly help: Text;
}

const image = (kind: string, minShortSide: number, asked: Asked) =>
  requirement(kind, IMAGE, 2 * KB, minShortSide, asked);
const pdf = (kind: string, asked: Asked) => requirement(kind, PDF, 512, 0, asked);

function requirement(
  kind: string,
  types: readonly DocumentType[],
  minBytes: number,
  minShortSide: number,
  asked: Asked,
): Requirement {
  const { mandatory = true, maxKb, label, help } = asked;
  return new Requirement({ kind, label, help, mandatory, types, minBytes, maxBytes: maxKb * KB, minShortSide });
}

/** What a new period asks for until an administrator edits it: the list and sizes of the national selection of 2021. */
export const defaultRequirements: readonly Requirement[] = [
  image('ktp', 300, {
    maxKb: 200,
    label: { id: 'KTP', en: 'Identity card (KTP)' },
    help: {
      id: 'Foto atau pindaian berwarna KTP asli. Seluruh kartu terlihat dan tulisannya terbaca. JPG atau PNG, paling besar 200 KB, sisi pendek paling sedikit 300 piksel.',
      en: 'A colour photo or scan of the original KTP. The whole card shows and can be read. JPG or PNG, at most 200 KB, the shorter side at least 300 pixels.',
    },
  }),
  image('pas-foto', 200, {
    maxKb: 200,
    label: { id: 'Pas foto', en: 'Passport photo' },
    help: {
      id: 'Pas foto terbaru dengan latar belakang merah. JPG atau PNG, paling besar 200 KB, sisi pendek paling sedikit 200 piksel.',
      en: 'A recent passport photo with a red background. JPG or PNG, at most 200 KB, the shorter side at least 200 pixels.',
    },
  }),
  image('swafoto', 200, {
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
];
