import type { Metadata, Sharp, SharpOptions } from 'sharp';
import type { Expected, Finding } from '../../app/ports.js';
import type { WarningCode } from '../../domain/reasons.js';
import { isTooHeavy } from './image-burden.js';
import { loadSharp } from './sharp.js';
import { sharpnessOf } from './sharpness.js';

const SECONDS = 10;
// Up to here an image is written as small as it can be, which takes holding it whole.
const SMALL_PIXELS = 4_000_000;
// The first that keeps the clean copy within the size that was asked for; text stays legible at the last.
const JPEG_QUALITIES = [90, 80, 70] as const;

/** Decodes an image whole, turns it upright, and writes it anew with nothing but its pixels. */
export async function checkImage(bytes: Buffer, expected: Expected): Promise<Finding> {
  const sharp = await loadSharp();
  // From the first line to the last: what need not be held whole is not.
  const open = (failOn: SharpOptions['failOn']) => () =>
    sharp(bytes, { failOn, sequentialRead: true, limitInputPixels: false }).timeout({ seconds: SECONDS });
  const head = await unlessBroken(() => sharp(bytes, { limitInputPixels: false }).metadata());
  if (!head) return { reason: 'image-unreadable' };
  if (isTooHeavy(bytes, head)) return { reason: 'image-too-large' };
  if (Math.min(head.width, head.height) < expected.minShortSide) return { reason: 'image-too-small' };
  const written = await rewrite(writerFor(head, expected.maxBytes), open);
  if (!written) return { reason: 'image-unreadable' };
  const blurred = expected.minSharpness > 0 && (await sharpnessOf(written.clean)) < expected.minSharpness;
  return { clean: written.clean, warnings: blurred ? [...written.warnings, 'image-maybe-blurred'] : written.warnings };
}

type Write = (open: () => Sharp) => Promise<Buffer>;
type Written = { readonly clean: Buffer; readonly warnings: readonly WarningCode[] };

async function rewrite(
  write: Write,
  open: (failOn: SharpOptions['failOn']) => () => Sharp,
): Promise<Written | undefined> {
  try {
    return { clean: await write(open('warning')), warnings: [] };
  } catch (error) {
    if (!isHarmless(failureOf(error))) return undefined;
    const clean = await unlessBroken(() => write(open('error')));
    return clean && { clean, warnings: ['image-maybe-damaged'] };
  }
}

function writerFor({ format, width, height, isPalette = false }: Metadata, maxBytes: number): Write {
  const isSmall = width * height <= SMALL_PIXELS;
  return format === 'png' ? writePng(isSmall, isPalette) : writeJpeg(isSmall, maxBytes);
}

function writePng(isSmall: boolean, isPalette: boolean): Write {
  return (open) =>
    open()
      .autoOrient()
      .png({ compressionLevel: isSmall ? 9 : 6, palette: isPalette && isSmall })
      .toBuffer();
}

function writeJpeg(isSmall: boolean, maxBytes: number): Write {
  return async (open) => {
    let written = Buffer.alloc(0);
    for (const quality of JPEG_QUALITIES) {
      written = await open().autoOrient().jpeg({ quality, optimiseCoding: isSmall }).toBuffer();
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
