import type { Sharp, SharpOptions } from 'sharp';
import type { Finding } from '../../app/ports.js';

interface Expected {
  readonly contentType: string;
  readonly minShortSide: number;
  readonly maxBytes: number;
}

// 25 megapixels are 75 MB once decoded. A phone's photo fits; a bomb of a few kilobytes that unfolds to gigabytes
// does not.
const MOST_PIXELS = 25_000_000;
const SECONDS = 10;
// The first that keeps the clean copy within the size that was asked for; text stays legible at the last.
const JPEG_QUALITIES = [90, 80, 70] as const;

let loading: Promise<typeof import('sharp').default> | undefined;

function loadSharp() {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // Memory over speed: no cache of operations, one thread an image.
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return loading;
}

/** Decodes an image whole, turns it upright, and writes it anew with nothing but its pixels. */
export async function checkImage(bytes: Buffer, expected: Expected): Promise<Finding> {
  const sharp = await loadSharp();
  const open = (failOn: SharpOptions['failOn']) => () =>
    sharp(bytes, { failOn, limitInputPixels: MOST_PIXELS }).timeout({ seconds: SECONDS });
  const size = await unlessBroken(() => sharp(bytes, { limitInputPixels: false }).metadata());
  if (!size) return { reason: 'image-unreadable' };
  if (size.width * size.height > MOST_PIXELS) return { reason: 'image-too-large' };
  if (Math.min(size.width, size.height) < expected.minShortSide) return { reason: 'image-too-small' };
  const write = size.format === 'png' ? writePng(size.isPalette === true) : writeJpeg(expected.maxBytes);
  try {
    return { clean: await write(open('warning')), warnings: [] };
  } catch (error) {
    if (!isHarmless(failureOf(error))) return { reason: 'image-unreadable' };
    const clean = await unlessBroken(() => write(open('error')));
    return clean ? { clean, warnings: ['image-maybe-damaged'] } : { reason: 'image-unreadable' };
  }
}

type Open = () => Sharp;

function writePng(palette: boolean) {
  return (open: Open) => open().autoOrient().png({ compressionLevel: 9, palette }).toBuffer();
}

function writeJpeg(maxBytes: number) {
  return async (open: Open) => {
    let written = Buffer.alloc(0);
    for (const quality of JPEG_QUALITIES) {
      written = await open().autoOrient().jpeg({ quality }).toBuffer();
      if (written.length <= maxBytes) break;
    }
    return written;
  };
}

async function unlessBroken<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    failureOf(error);
    return undefined;
  }
}

/** What the decoder said about the image. A machine that was too busy to finish says nothing about it. */
function failureOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/timeout/i.test(message)) throw error;
  return message;
}

// Many cameras leave bytes between the parts of a file, or fill a field that plain JPEG ignores; the picture is whole.
function isHarmless(complaints: string): boolean {
  return complaints.split('\n').every((line) => /extraneous bytes|Invalid SOS parameters/.test(line));
}
