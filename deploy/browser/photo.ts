import sharp from 'sharp';
import type { Person } from '../journey/person.js';
import { type Sample, sampleOf } from '../journey/samples.js';

/** Twelve megapixels, as phones take them. */
const WIDTH = 4_032;
const HEIGHT = 3_024;
const BYTES = 6_000_000;
/** EXIF: the device was held upright, and the picture has to be turned clockwise by whoever shows it. */
const TURN_CLOCKWISE = 6;
const QUALITIES = [80, 84, 88, 90, 92, 94, 96, 98];

/** A card on a table in uneven light, with the noise of a small sensor. A blue corner tells which way is up. */
async function scene(card: Uint8Array): Promise<Buffer> {
  const light = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><linearGradient id="l" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#d8b48a"/>
    <stop offset="1" stop-color="#5b3f28"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#l)"/><rect width="500" height="400" fill="#1030d0"/></svg>`;
  const noise = await sharp({
    create: {
      ...{ width: WIDTH, height: HEIGHT, channels: 3, background: '#000' },
      noise: { type: 'gaussian', mean: 128, sigma: 14 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const large = await sharp(card).resize(3_000).toBuffer();
  return sharp(Buffer.from(light))
    .composite([{ input: large }, { input: noise, blend: 'soft-light' }])
    .removeAlpha()
    .png({ compressionLevel: 0 })
    .toBuffer();
}

/** A photo of a KTP as a phone stores it: some 6 MB, lying on its side, with EXIF that says so. */
export async function phonePhoto(person: Person): Promise<Sample> {
  const upright = await scene((await sampleOf('ktp', person)).bytes);
  const stored = sharp(await sharp(upright).rotate(270).png({ compressionLevel: 0 }).toBuffer());
  for (const quality of QUALITIES) {
    const bytes = await stored.clone().jpeg({ quality }).withMetadata({ orientation: TURN_CLOCKWISE }).toBuffer();
    if (bytes.length >= BYTES) return { fileName: 'IMG_20261130_193012.jpg', contentType: 'image/jpeg', bytes };
  }
  throw new Error('No quality makes a photo of six megabytes.');
}
