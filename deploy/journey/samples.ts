import { PDFDocument, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import type { Person } from './person.js';

/** A file that an applicant could send. */
export interface Sample {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

// Letters as strokes in a box of 4 x 6: images are then the same on a machine without fonts.
const STROKES: Readonly<Record<string, string>> = {
  S: 'M4 0H0V3H4V6H0',
  P: 'M0 6V0H4V3H0',
  E: 'M4 0H0V6H4M0 3H3',
  I: 'M2 0V6',
  M: 'M0 6V0L2 3L4 0V6',
  N: 'M0 6V0L4 6V0',
};
const WORD = 'SPESIMEN';

/** The word SPESIMEN across the middle: nobody shall take a sample for the real thing. */
function specimenMark(width: number, height: number): string {
  const scale = width / (WORD.length * 6 + 2);
  const letters = [...WORD].map((letter, i) => `<path transform="translate(${i * 6} 0)" d="${STROKES[letter]}"/>`);
  const place = `translate(${2 * scale} ${height * 0.62}) scale(${scale})`;
  const stroke = (colour: string, thickness: number) =>
    `<g transform="${place}" fill="none" stroke="${colour}" stroke-linejoin="round" stroke-width="${thickness}">${letters.join('')}</g>`;
  return stroke('#ffffff', 1.9) + stroke('#1d1d1f', 0.9);
}

const silhouette = (x: number, y: number, size: number) =>
  `<g fill="#6b4f3a"><circle cx="${x}" cy="${y}" r="${size}"/><ellipse cx="${x}" cy="${y + size * 2.6}" rx="${size * 1.7}" ry="${size * 1.5}"/></g>`;

async function jpeg(width: number, height: number, background: string, content: string): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${background}"/>${content}${specimenMark(width, height)}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}

/** In the proportions of the card (85.6 x 54 mm), with bars where the text stands. */
function identityCard(): Promise<Uint8Array> {
  const bars = Array.from({ length: 10 }, (_, line) => {
    const width = 420 - (line % 3) * 70;
    return `<rect x="60" y="${120 + line * 44}" width="${width}" height="18" rx="4" fill="#2b3d52"/>`;
  });
  const photo = `<rect x="720" y="130" width="230" height="300" fill="#b3202c"/>${silhouette(835, 225, 50)}`;
  return jpeg(
    1012,
    638,
    '#bcd7ea',
    `<rect x="60" y="40" width="892" height="40" fill="#8fb7d3"/>${bars.join('')}${photo}`,
  );
}

async function pdf(title: string, person: Person, pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(`${title} (${WORD})`);
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number += 1) {
    const page = document.addPage([595, 842]);
    page.drawText(title, { x: 60, y: 760, size: 22, font });
    page.drawText(WORD, { x: 60, y: 720, size: 30, font });
    page.drawText(`${person.name}, ${person.birthPlace}, ${person.birthDate}`, { x: 60, y: 680, size: 12, font });
    page.drawText(`Halaman ${number} dari ${pages}`, { x: 60, y: 60, size: 10, font });
  }
  return document.save();
}

const image = (fileName: string, make: () => Promise<Uint8Array>) => {
  let made: Promise<Uint8Array> | undefined;
  return async (): Promise<Sample> => {
    made ??= make();
    return { fileName, contentType: 'image/jpeg', bytes: await made };
  };
};
const paper =
  (fileName: string, title: string, pages: number) =>
  async (person: Person): Promise<Sample> => {
    return { fileName, contentType: 'application/pdf', bytes: await pdf(title, person, pages) };
  };

const samples: Readonly<Record<string, (person: Person) => Promise<Sample>>> = {
  ktp: image('ktp.jpg', identityCard),
  'pas-foto': image('pas-foto.jpg', () => jpeg(600, 800, '#c1121f', silhouette(300, 300, 120))),
  swafoto: image('swafoto.jpg', () => jpeg(800, 800, '#d9d4c7', silhouette(400, 320, 150))),
  'surat-lamaran': paper('surat-lamaran.pdf', 'Surat Lamaran', 1),
  ijazah: paper('ijazah.pdf', 'Ijazah', 1),
  transkrip: paper('transkrip.pdf', 'Transkrip Nilai', 2),
};

/** The sample for a kind of document; it is made when it is first needed. */
export function sampleOf(kind: string, person: Person): Promise<Sample> {
  const make = samples[kind];
  if (!make)
    throw new Error(`The period asks for "${kind}", and there is no sample of that kind in deploy/journey/samples.ts.`);
  return make(person);
}
