/** How a camera was held, by EXIF: 1 is upright; 5 to 8 lie on their side. */
export interface Orientation {
  readonly value: number;
  /** Where it stands in the file, and in which order of bytes; undefined when it does not. */
  readonly place?: { readonly at: number; readonly littleEndian: boolean };
}

const UPRIGHT: Orientation = { value: 1 };
const APP1 = 0xffe1;
const START_OF_SCAN = 0xffda;
const EXIF = 0x45786966;
const ORIENTATION_TAG = 0x0112;
const ENTRY_BYTES = 12;

/** Reads it from the beginning of a JPEG (Exif 2.32, 4.6.4 and 4.7.2); what is broken counts as upright. */
export function orientationOf(head: ArrayBuffer): Orientation {
  const view = new DataView(head);
  try {
    for (let at = 2; at + 4 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
      const marker = view.getUint16(at);
      if (marker === START_OF_SCAN || marker >> 8 !== 0xff) return UPRIGHT;
      if (marker === APP1 && view.getUint32(at + 4) === EXIF) return fromTiff(view, at + 10);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return UPRIGHT;
}

function fromTiff(view: DataView, tiff: number): Orientation {
  const littleEndian = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, littleEndian);
  const entries = view.getUint16(directory, littleEndian);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (view.getUint16(at, littleEndian) !== ORIENTATION_TAG) continue;
    const value = view.getUint16(at + 8, littleEndian);
    return value >= 1 && value <= 8 ? { value, place: { at: at + 8, littleEndian } } : UPRIGHT;
  }
  return UPRIGHT;
}

/** The same photo, marked as upright: browsers differ in whether they turn what they decode, so that none of them does. */
export function withoutOrientation(photo: Blob, { place }: Orientation): Blob {
  if (!place) return photo;
  const one = new Uint8Array(place.littleEndian ? [1, 0] : [0, 1]);
  return new Blob([photo.slice(0, place.at), one, photo.slice(place.at + 2)], { type: photo.type });
}

type Matrix = readonly [number, number, number, number, number, number];

/** Whether width and height change places when it is turned upright. */
export const liesOnItsSide = (value: number) => value >= 5;

/** Turns what is drawn from 0,0 upright, on a canvas of the upright size. */
export function turning(value: number, width: number, height: number): Matrix {
  const matrices: Readonly<Record<number, Matrix>> = {
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, width, 0],
    7: [0, -1, -1, 0, width, height],
    8: [0, -1, 1, 0, 0, height],
  };
  return matrices[value] ?? [1, 0, 0, 1, 0, 0];
}
