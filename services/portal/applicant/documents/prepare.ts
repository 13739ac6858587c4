import type { Requirement } from '../api/answers.js';
import { type FileKind, isLockedPdf, kindOfFile } from './file-type.js';
import { orientationOf } from './orientation.js';
import { PAGE_OVERHEAD_BYTES, pdfOfPhotos } from './pdf-of-photos.js';
import type { Picture } from './shrink.js';
import { shrunk } from './shrunk.js';

export type Refusal =
  | 'empty'
  | 'heic'
  | 'wrong-type'
  | 'locked'
  | 'pdf-too-large'
  | 'too-small'
  | 'unreadable'
  | 'photo-too-large'
  | 'one-only';

/** What becomes of files that were chosen, before anything is sent. */
export type Prepared =
  | { readonly outcome: 'ready'; readonly blob: Blob; readonly fileName: string }
  | {
      readonly outcome: 'offered';
      readonly blob: Blob;
      readonly fileName: string;
      readonly photos: readonly Picture[];
      readonly before: number;
    }
  | { readonly outcome: 'pages'; readonly photos: readonly File[] }
  | { readonly outcome: 'refused'; readonly reason: Refusal };

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};
/** A little below the limit: what a form adds does not count, but nobody wants to be refused for ten bytes. */
const SAFETY = 0.97;
const HEAD_BYTES = 256 * 1_024;
const MOST_PIXELS = 25_000_000;

const isPhoto = (kind: FileKind) => kind === 'image/jpeg' || kind === 'image/png';
const refused = (reason: Refusal): Prepared => ({ outcome: 'refused', reason });
const named = (kind: string, type: string) => `${kind}.${EXTENSIONS[type] ?? 'bin'}`;

/** Whether a photo can go as it is: small enough, upright, and not of more pixels than are taken. */
async function fits(photo: Blob, maxBytes: number): Promise<boolean> {
  if (photo.size > maxBytes) return false;
  if (orientationOf(await photo.slice(0, HEAD_BYTES).arrayBuffer()).value !== 1) return false;
  const bitmap = await createImageBitmap(photo);
  const pixels = bitmap.width * bitmap.height;
  bitmap.close();
  return pixels <= MOST_PIXELS;
}

async function preparePhoto(photo: File, type: FileKind, { kind, types, maxBytes }: Requirement): Promise<Prepared> {
  const typed = new Blob([photo], { type });
  const asItIs = (types as readonly string[]).includes(type);
  const fitting = await fits(typed, maxBytes).catch(() => undefined);
  if (fitting === undefined) return refused('unreadable');
  if (asItIs && fitting) return { outcome: 'ready', blob: typed, fileName: named(kind, type) };
  const picture = await shrunk(typed, maxBytes * SAFETY);
  if (picture === 'unreadable') return refused('unreadable');
  if (picture === 'too-large') return refused('photo-too-large');
  return {
    outcome: 'offered',
    blob: picture.blob,
    fileName: named(kind, 'image/jpeg'),
    photos: [picture],
    before: photo.size,
  };
}

async function preparePdf(pdf: File, { kind, maxBytes }: Requirement): Promise<Prepared> {
  if (pdf.size > maxBytes) return refused('pdf-too-large');
  if (await isLockedPdf(pdf)) return refused('locked');
  const type = 'application/pdf';
  return { outcome: 'ready', blob: new Blob([pdf], { type }), fileName: named(kind, type) };
}

/** Looks at what was chosen for a document: content, size and lock are checked on the device. */
export async function prepare(files: readonly File[], requirement: Requirement): Promise<Prepared> {
  const [file, ...more] = files;
  if (!file || files.some(({ size }) => size === 0)) return refused('empty');
  const kinds = await Promise.all(files.map(kindOfFile));
  const [kind = 'other'] = kinds;
  const takes = (type: string) => (requirement.types as readonly string[]).includes(type);
  if (kinds.includes('image/heic')) return refused('heic');
  const wantsPdf = takes('application/pdf') && !takes('image/jpeg');
  if (wantsPdf && kinds.every(isPhoto)) return { outcome: 'pages', photos: files };
  if (more.length > 0) return refused('one-only');
  if (file.size < requirement.minBytes) return refused('too-small');
  if (kind === 'application/pdf' && takes(kind)) return preparePdf(file, requirement);
  if (isPhoto(kind) && !wantsPdf) return preparePhoto(file, kind, requirement);
  return refused('wrong-type');
}

/** Joins photos of pages into one PDF that is small enough. */
export async function joinPages(photos: readonly File[], { kind, maxBytes }: Requirement): Promise<Prepared> {
  const budget = (maxBytes * SAFETY) / photos.length - PAGE_OVERHEAD_BYTES;
  const pages: Picture[] = [];
  // One after the other: each takes the memory of a whole photo while it is being decoded.
  for (const photo of photos) {
    const page = await shrunk(photo, budget);
    if (page === 'unreadable') return refused('unreadable');
    if (page === 'too-large') return refused('photo-too-large');
    pages.push(page);
  }
  const before = photos.reduce((sum, { size }) => sum + size, 0);
  const blob = await pdfOfPhotos(pages);
  return { outcome: 'offered', blob, fileName: named(kind, 'application/pdf'), photos: pages, before };
}
