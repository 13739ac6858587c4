import type { Locator } from 'playwright-core';
import { type Sample, sampleOf } from '../../journey/samples.js';
import type { Visitor } from '../visitor.js';
import type { Words } from '../words.js';

/** The documents that a period asks for, by their kinds. */
export const documents = {
  ktp: { id: 'KTP', en: 'Identity card (KTP)' },
  'pas-foto': { id: 'Pas foto', en: 'Passport photo' },
  swafoto: { id: 'Swafoto', en: 'Selfie' },
  'surat-lamaran': { id: 'Surat lamaran', en: 'Letter of application' },
  ijazah: { id: 'Ijazah', en: 'Diploma (ijazah)' },
  transkrip: { id: 'Transkrip nilai', en: 'Transcript' },
} as const;
export type Kind = keyof typeof documents;
export const kinds = Object.keys(documents) as Kind[];

const choose = {
  id: '(Pilih foto|Pilih berkas atau foto|Ganti) untuk',
  en: '(Choose a photo|Choose a file or photos|Replace) for',
};
export const useIt = { id: 'Pakai dan kirim', en: 'Use it and send' };
const accepted = { id: 'Diterima', en: 'Accepted' };
const onItsWay = { id: /^(Sedang diperiksa|Diterima)$/, en: /^(Being checked|Accepted)$/ };
export const goOn = { id: 'Lanjut ke periksa', en: 'Go on to checking' };
export const review = { id: 'Periksa, lalu daftar', en: 'Check, then register' };

/** What a page shows of one document. */
export function cardOf(visitor: Visitor, kind: Kind): Locator {
  const { page } = visitor;
  const heading = page.getByRole('heading', { level: 2, name: visitor.say(documents[kind]), exact: true });
  return page.getByRole('main').locator('.panel').filter({ has: heading });
}

/** Chooses a file for a document, as by the button of that name. */
export async function chooseFile(visitor: Visitor, kind: Kind, ...files: readonly Sample[]): Promise<void> {
  const label = new RegExp(`^${choose[visitor.language]} ${escaped(documents[kind][visitor.language])}$`);
  await visitor.page.getByLabel(label).setInputFiles(
    files.map(({ fileName, contentType, bytes }) => ({
      name: fileName,
      mimeType: contentType,
      buffer: Buffer.from(bytes),
    })),
  );
}

/** Accepts what the device made of a photo, after the preview; some people press twice. */
export async function acceptOffer(visitor: Visitor, kind: Kind, clickCount = 1): Promise<void> {
  const button = cardOf(visitor, kind).getByRole('button', { name: visitor.say(useIt), exact: true });
  await button.click({ clickCount });
}

const shows = (visitor: Visitor, kind: Kind, words: Words) =>
  cardOf(visitor, kind).getByText(visitor.say(words), { exact: true }).first().waitFor();

/** Waits until a document was sent. Its inspection may still go on. */
export const isSent = (visitor: Visitor, kind: Kind) => shows(visitor, kind, onItsWay);
/** Waits until it was inspected and accepted. */
export const isAccepted = (visitor: Visitor, kind: Kind) => shows(visitor, kind, accepted);

async function sendSample(visitor: Visitor, kind: Kind): Promise<void> {
  await chooseFile(visitor, kind, await sampleOf(kind, visitor.person));
  await isSent(visitor, kind);
}

/** Sends everything that is asked for, but for some kinds. */
export async function sendDocuments(visitor: Visitor, but: readonly Kind[] = []): Promise<void> {
  for (const kind of kinds) if (!but.includes(kind)) await sendSample(visitor, kind);
}

/** From the documents to checking everything once more. */
export async function goOnToReview(visitor: Visitor): Promise<void> {
  await visitor.press(goOn);
  await visitor.sees(review);
}

const escaped = (text: string) => text.replace(/[()]/g, '\\$&');
