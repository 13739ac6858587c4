import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { pdfOfPhotos } from './pdf-of-photos.js';

async function picture(width: number, height: number) {
  const jpeg = await sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  return { blob: new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), width, height };
}

describe('a PDF of photos', () => {
  it('has a page for each, in their order, turned as they are', async () => {
    const blob = await pdfOfPhotos([await picture(600, 800), await picture(800, 600), await picture(300, 300)]);
    expect(blob.type).toBe('application/pdf');
    const document = await PDFDocument.load(await blob.arrayBuffer(), { throwOnInvalidObject: true });
    expect(document.isEncrypted).toBe(false);
    expect(document.getPages().map((page) => page.getWidth() > page.getHeight())).toEqual([false, true, false]);
  });

  it('holds the photos as they are, and little beside', async () => {
    const one = await picture(1_200, 1_600);
    const blob = await pdfOfPhotos([one]);
    const bytes = Buffer.from(await blob.arrayBuffer());
    expect(bytes.includes(Buffer.from(await one.blob.arrayBuffer()))).toBe(true);
    expect(blob.size - one.blob.size).toBeLessThan(1_100);
  });
});
