import type { Metadata } from 'sharp';

// A phone's photo fits; a bomb of a few kilobytes that unfolds to gigabytes does not.
const MOST_PIXELS = 25_000_000;
// Most images are read line by line. Progressive, interlaced and turned ones are held whole.
const MOST_HELD_BYTES = 36_000_000;
// A progressive image is gone through once a scan. Ten are usual; hundreds of them are a bomb of time.
const MOST_SCANNED_PIXELS = 400_000_000;

const START_OF_SCAN = Buffer.from([0xff, 0xda]);

/** Whether opening an image would take more memory or time than any honest one is worth. Only its head is read. */
export function isTooHeavy(bytes: Buffer, head: Metadata): boolean {
  const pixels = head.width * head.height;
  return (
    pixels > MOST_PIXELS ||
    heldBytes(head) > MOST_HELD_BYTES ||
    (head.format === 'jpeg' && scansOf(bytes) * pixels > MOST_SCANNED_PIXELS)
  );
}

function heldBytes(head: Metadata): number {
  const { width, height, channels, depth, isProgressive, orientation = 1 } = head;
  const pixels = width * height;
  const sample = depth === 'uchar' ? 1 : 2;
  const turned = orientation > 1 ? pixels * channels * sample : 0;
  if (!isProgressive) return turned;
  return turned + (head.format === 'jpeg' ? coefficientBytes(head) : pixels * channels * sample);
}

/** Two bytes for each coefficient, of which colours may have fewer (ITU-T T.81, A.1.1 and F.1.1.5). */
function coefficientBytes({ width, height, channels, chromaSubsampling = '4:4:4' }: Metadata): number {
  const colours = { '4:2:0': 0.5, '4:2:2': 1 }[chromaSubsampling] ?? channels - 1;
  return width * height * 2 * (channels === 1 ? 1 : 1 + colours);
}

/** In compressed data no marker comes up by chance (ITU-T T.81, F.1.2.3). */
function scansOf(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(START_OF_SCAN); at >= 0; at = bytes.indexOf(START_OF_SCAN, at + 2)) count++;
  return count;
}
