import sharp from 'sharp';
import { liesOnItsSide, orientationOf, turning, withoutOrientation } from './orientation.js';

const photo = (orientation?: number) => {
  const plain = sharp({ create: { width: 30, height: 20, channels: 3, background: '#c00' } });
  return (orientation ? plain.withMetadata({ orientation }) : plain).jpeg().toBuffer();
};
const headOf = (bytes: Buffer) => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;

describe('the orientation of a photo', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('%i is read from its EXIF data', async (orientation) => {
    expect(orientationOf(headOf(await photo(orientation))).value).toBe(orientation);
  });

  it.each([
    ['a photo without EXIF', photo()],
    [
      'a PNG',
      sharp({ create: { width: 3, height: 3, channels: 3, background: '#000' } })
        .png()
        .toBuffer(),
    ],
    ['two bytes', Promise.resolve(Buffer.from([0xff, 0xd8]))],
    ['an EXIF segment that is cut off', photo(6).then((bytes) => bytes.subarray(0, 26))],
  ])('is upright for %s', async (_, bytes) => {
    expect(orientationOf(headOf(await bytes))).toMatchObject({ value: 1 });
  });

  it('is taken out, and the picture stays what it is', async () => {
    const bytes = await photo(6);
    const blob = new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
    const upright = Buffer.from(await withoutOrientation(blob, orientationOf(headOf(bytes))).arrayBuffer());
    expect(upright).toHaveLength(bytes.length);
    expect((await sharp(upright).metadata()).orientation).toBe(1);
    expect(await sharp(upright).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer());
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('%i is turned so that every corner lands on the canvas', (orientation) => {
    const [width, height] = liesOnItsSide(orientation) ? [20, 30] : [30, 20];
    const [a, b, c, d, e, f] = turning(orientation, width, height);
    const corners = [
      [0, 0],
      [30, 0],
      [0, 20],
      [30, 20],
    ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f]);
    expect(corners.map(String).sort()).toEqual(
      [
        [0, 0],
        [width, 0],
        [0, height],
        [width, height],
      ]
        .map(String)
        .sort(),
    );
  });
});
