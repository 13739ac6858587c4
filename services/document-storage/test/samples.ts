import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFHexString, PDFRawStream, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';

export interface ImageSize {
  readonly width?: number;
  readonly height?: number;
}

/** A picture with some life in it, for a flat one compresses to nothing, and with the sharp lines of a text. */
function picture({ width = 640, height = 400 }: ImageSize) {
  const noise = { type: 'gaussian', mean: 150, sigma: 25 } as const;
  const lines = Array.from({ length: 8 }, (_, i) => `M0 ${((i + 0.5) * height) / 8}H${width}`).join('');
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <path d="${lines}" stroke="#111" stroke-width="6" stroke-dasharray="12 5"/></svg>`;
  return sharp({ create: { width, height, channels: 3, background: '#b33', noise } })
    .blur(2)
    .composite([{ input: Buffer.from(text) }]);
}

/** The same, out of focus. */
export async function blurredJpeg(): Promise<Buffer> {
  return sharp(await jpeg())
    .blur(8)
    .jpeg({ quality: 70 })
    .toBuffer();
}

export function jpeg(size: ImageSize = {}): Promise<Buffer> {
  return picture(size).jpeg({ quality: 70 }).toBuffer();
}

export function png({ width = 320, height = 300 }: ImageSize = {}): Promise<Buffer> {
  return picture({ width, height }).png({ palette: true, colours: 16 }).toBuffer();
}

/** A photo as a phone writes it: lying on its side, with the way to turn it and the place it was taken at. */
export function phonePhoto(): Promise<Buffer> {
  const exif = {
    IFD0: { Make: 'Telepon', Artist: 'Siti Specimen' },
    IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 12/1 0/1' },
  };
  return picture({ width: 640, height: 400 })
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 70 })
    .toBuffer();
}

/** The first half of a photo, as a broken transfer leaves it. */
export async function truncatedJpeg(): Promise<Buffer> {
  const whole = await jpeg();
  return whole.subarray(0, Math.floor(whole.length / 2));
}

/** A photo with bytes between its parts, as some cameras write it: decoders complain and show it whole. */
export async function grumblyJpeg(): Promise<Buffer> {
  const whole = await jpeg();
  return Buffer.concat([whole.subarray(0, 20), Buffer.from([0x11, 0x22]), whole.subarray(20)]);
}

/** A photo whose picture is overwritten in the middle, as a bad disk leaves it. */
export async function corruptJpeg(): Promise<Buffer> {
  const corrupt = Buffer.from(await jpeg());
  return corrupt.fill(0, corrupt.length >> 1, (corrupt.length >> 1) + 512);
}

/** A few kilobytes that unfold to more pixels than anybody needs. */
export function hugeImage(): Promise<Buffer> {
  return sharp({ create: { width: 5_001, height: 5_001, channels: 3, background: '#fff' } })
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
}

export async function pdf(pages = 1): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page++)
    document.addPage([595, 842]).drawText(`SPECIMEN ${page}`, { x: 60, y: 760, font, size: 24 });
  return Buffer.from(await document.save());
}

export async function pdfWithoutPages(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setSubject('x'.repeat(600));
  return Buffer.from(await document.save({ addDefaultPage: false }));
}

/** A PDF that says of itself that it opens with a password (ISO 32000-1, 7.6). */
export async function lockedPdf(): Promise<Buffer> {
  const document = await PDFDocument.load(await pdf(), { updateMetadata: false });
  const { context } = document;
  const secret = PDFHexString.of('ab'.repeat(32));
  context.trailerInfo.Encrypt = context.register(
    context.obj({ Filter: 'Standard', V: 2, R: 3, Length: 128, P: -44, O: secret, U: secret }),
  );
  context.trailerInfo.ID = context.obj([PDFHexString.of('cd'.repeat(16)), PDFHexString.of('cd'.repeat(16))]);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** The first part of a PDF whose transfer broke off. */
export async function truncatedPdf(): Promise<Buffer> {
  const whole = await pdf(3);
  return whole.subarray(0, Math.floor(whole.length * 0.6));
}

/** A PDF with an object that only a strict reader stumbles over, as some programs write it. */
export async function untidyPdf(): Promise<Buffer> {
  const text = (await pdf()).toString('latin1');
  return Buffer.from(text.replace(/(\d+ 0 obj)/, '999 0 obj\n<< /Kind \nendobj\n$1'), 'latin1');
}

/** Some kilobytes whose table of objects unfolds to 64 MB. */
export async function pdfBomb(): Promise<Buffer> {
  const document = await PDFDocument.load(await pdf(), { updateMetadata: false });
  const { context } = document;
  const dictionary = context.obj({ Type: 'ObjStm', Filter: 'FlateDecode', N: 1, First: 4 });
  context.register(PDFRawStream.of(dictionary, deflateSync(Buffer.alloc(64 * 1024 * 1024))));
  return Buffer.from(await document.save({ useObjectStreams: false }));
}
