import { liesOnItsSide, orientationOf, turning, withoutOrientation } from './orientation.js';

/** A picture that was made on the device. */
export interface Picture {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

/** EXIF stands at the beginning, within the first segments. */
const HEAD_BYTES = 256 * 1_024;
/** Longer sides to try, in pixels: the first at which the text of a card or a page stays legible within the budget. */
const LONGER_SIDES = [2_400, 2_000, 1_600, 1_280, 1_024, 800];
/** From the best to the worst; what is below is not legible any more. */
const QUALITIES = [0.92, 0.85, 0.78, 0.7, 0.62, 0.55];
/** With so much quality left, more pixels would not show more. */
const GOOD_ENOUGH = 0.62;

interface Canvas {
  readonly context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  encode(quality: number): Promise<Blob>;
}

function newCanvas(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    return { context, encode: (quality) => canvas.convertToBlob({ type: 'image/jpeg', quality }) };
  }
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const encode = (quality: number) =>
    new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not encoded'))), 'image/jpeg', quality),
    );
  return { context, encode };
}

interface Source {
  readonly bitmap: ImageBitmap;
  readonly orientation: number;
  /** Upright. */
  readonly width: number;
  readonly height: number;
}

async function decode(photo: Blob): Promise<Source> {
  const orientation = orientationOf(await photo.slice(0, HEAD_BYTES).arrayBuffer());
  const bitmap = await createImageBitmap(withoutOrientation(photo, orientation));
  const side = liesOnItsSide(orientation.value);
  const [width, height] = side ? [bitmap.height, bitmap.width] : [bitmap.width, bitmap.height];
  return { bitmap, orientation: orientation.value, width, height };
}

function draw(
  { bitmap, orientation, width, height }: Source,
  scale: number,
): Canvas & { width: number; height: number } {
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const canvas = newCanvas(w, h);
  const { context } = canvas;
  // What is transparent would become black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, w, h);
  context.imageSmoothingQuality = 'high';
  context.setTransform(...turning(orientation, w, h));
  const [drawnWidth, drawnHeight] = liesOnItsSide(orientation) ? [h, w] : [w, h];
  context.drawImage(bitmap, 0, 0, drawnWidth, drawnHeight);
  return { ...canvas, width: w, height: h };
}

/** The best quality that stays within the budget, by halving. */
async function bestWithin(canvas: Canvas, budget: number): Promise<{ blob: Blob; quality: number } | undefined> {
  let [low, high] = [0, QUALITIES.length - 1];
  let best: { blob: Blob; quality: number } | undefined;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const quality = QUALITIES[middle] ?? GOOD_ENOUGH;
    const blob = await canvas.encode(quality);
    if (blob.size <= budget) {
      best = { blob, quality };
      high = middle - 1;
    } else low = middle + 1;
  }
  return best;
}

/**
 * Makes an upright JPEG of a photo that is at most `budget` bytes long and still legible; undefined when there is none.
 * Metadata (place, device) is left behind.
 * @throws when the file cannot be decoded
 */
export async function shrink(photo: Blob, budget: number): Promise<Picture | undefined> {
  const source = await decode(photo);
  const longer = Math.max(source.width, source.height);
  const sides = LONGER_SIDES.filter((side) => side < longer);
  const scales = [...(longer <= (LONGER_SIDES[0] ?? 0) ? [1] : []), ...sides.map((side) => side / longer)];
  let found: Picture | undefined;
  for (const scale of scales) {
    const canvas = draw(source, scale);
    const best = await bestWithin(canvas, budget);
    if (best) found = { blob: best.blob, width: canvas.width, height: canvas.height };
    if (best && best.quality >= GOOD_ENOUGH) break;
  }
  source.bitmap.close();
  return found;
}
