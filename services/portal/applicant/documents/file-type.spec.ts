import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { isLockedPdf, kindOfBytes, kindOfFile } from './file-type.js';

const pixel = sharp({ create: { width: 2, height: 2, channels: 3, background: '#000' } });
const ascii = (text: string) => new TextEncoder().encode(text);

describe('what a file is', () => {
  it.each([
    ['image/jpeg', () => pixel.clone().jpeg().toBuffer()],
    ['image/png', () => pixel.clone().png().toBuffer()],
    ['image/webp', () => pixel.clone().webp().toBuffer()],
  ])('shows in its content: %s', async (kind, make) => {
    expect(kindOfBytes(new Uint8Array(await make()))).toBe(kind);
  });

  it.each([
    ['application/pdf', '%PDF-1.7\n'],
    ['application/pdf', '\n\n%PDF-1.4'],
    ['image/heic', '\0\0\0\x18ftypheic'],
    ['other', 'MZ this is no document'],
    ['other', ''],
  ])('%s begins like %j', (kind, head) => expect(kindOfBytes(ascii(head))).toBe(kind));

  it('does not follow what the system calls it', async () => {
    await expect(kindOfFile(new Blob(['%PDF-1.7'], { type: 'image/jpeg' }))).resolves.toBe('application/pdf');
  });
});

describe('a PDF', () => {
  it('is open when nothing says that it is encrypted', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    await expect(isLockedPdf(new Blob([new Uint8Array(await document.save())]))).resolves.toBe(false);
  });

  it('is locked when its trailer says how it is encrypted', async () => {
    await expect(isLockedPdf(new Blob(['%PDF-1.4\ntrailer << /Root 1 0 R /Encrypt 5 0 R >>']))).resolves.toBe(true);
  });
});
