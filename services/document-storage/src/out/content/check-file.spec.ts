import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { objectStream, rawPdf } from '../../../test/hostile/raw-pdf.js';
import * as samples from '../../../test/samples.js';
import type { DocumentType } from '../../domain/document-type.js';
import { checkFile } from './check-file.js';

const usual = { minShortSide: 300, minSharpness: 0, maxBytes: 200 * 1024 };
const check = (bytes: Buffer, contentType: DocumentType, limits: Partial<typeof usual> = {}) =>
  checkFile(bytes, { contentType, ...usual, ...limits });

async function cleanOf(bytes: Buffer, contentType: DocumentType): Promise<Buffer> {
  const finding = await check(bytes, contentType);
  if ('reason' in finding) throw new Error(finding.reason);
  return finding.clean;
}

describe('an image', () => {
  it('is written anew, upright, without what the camera added', async () => {
    const photo = await samples.phonePhoto();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const clean = await cleanOf(photo, 'image/jpeg');
    const { width, height, exif, orientation, format } = await sharp(clean).metadata();
    expect({ width, height, exif, orientation, format }).toEqual({
      width: 400,
      height: 640,
      exif: undefined,
      orientation: undefined,
      format: 'jpeg',
    });
  });

  it('stays a PNG where it was one', async () => {
    const clean = await cleanOf(await samples.png(), 'image/png');
    expect(await sharp(clean).metadata()).toMatchObject({ format: 'png', width: 320, height: 300 });
  });

  it('is made smaller where writing it anew would exceed what was asked for', async () => {
    const bytes = await samples.jpeg({ width: 1600, height: 1200 });
    const generous = await check(bytes, 'image/jpeg', { maxBytes: 10_000_000 });
    const tight = await check(bytes, 'image/jpeg', { maxBytes: bytes.length });
    if ('reason' in generous || 'reason' in tight) throw new Error('refused');
    expect(tight.clean.length).toBeLessThan(generous.clean.length);
  });

  it('is accepted with a warning where its lines are blurred, unless sharpness says nothing about its kind', async () => {
    const blurred = await samples.blurredJpeg();
    expect(await check(blurred, 'image/jpeg', { minSharpness: 100 })).toMatchObject({
      warnings: ['image-maybe-blurred'],
    });
    expect(await check(blurred, 'image/jpeg')).toMatchObject({ warnings: [] });
    expect(await check(await samples.jpeg(), 'image/jpeg', { minSharpness: 100 })).toMatchObject({ warnings: [] });
  });

  it('may be progressive or interlaced as long as it is not huge', async () => {
    const photo = sharp(await samples.jpeg({ width: 1600, height: 1200 }));
    for (const [bytes, type] of [
      [await photo.jpeg({ progressive: true }).toBuffer(), 'image/jpeg'],
      [await photo.png({ progressive: true }).toBuffer(), 'image/png'],
    ] as const)
      expect(await check(bytes, type)).toMatchObject({ warnings: [] });
  });

  it('is accepted with a warning where a decoder only grumbles', async () => {
    expect(await check(await samples.grumblyJpeg(), 'image/jpeg')).toMatchObject({ warnings: ['image-maybe-damaged'] });
  });
});

describe('a PDF', () => {
  it('keeps its bytes', async () => {
    const bytes = await samples.pdf(3);
    const clean = await cleanOf(bytes, 'application/pdf');
    expect(clean.equals(bytes)).toBe(true);
    expect((await PDFDocument.load(clean)).getPageCount()).toBe(3);
  });

  it.each<[string, () => Buffer]>([
    ['opens at a place in itself', () => rawPdf('/OpenAction [3 0 R /XYZ null null 0]')],
    ['goes to its first page when it opens', () => rawPdf('/OpenAction 4 0 R', ['<< /S /GoTo /D [3 0 R /Fit] >>'])],
    [
      'links to the web',
      () => rawPdf('', ['<< /Subtype /Link /A << /S /URI /URI (https://example.com/EmbeddedFile) >> >>']),
    ],
    ['is called after a script', () => rawPdf('', ['<< /Title (Kursus HTML/JavaScript /JS /AA) >>'])],
    [
      'is called after a script, in a stream of objects',
      () => rawPdf('', [objectStream(9, '<< /Title (Kursus HTML/JavaScript /JS /AA) >>')]),
    ],
    [
      'speaks of scripts on its pages',
      () => rawPdf('', [{ dictionary: '', data: Buffer.from('BT (HTML/CSS/JavaScript) Tj (/JS) Tj ET') }]),
    ],
  ])('that %s is accepted', async (_, make) => {
    expect(await check(make(), 'application/pdf')).toMatchObject({ warnings: [] });
  });

  it('is accepted with a warning where only a strict reader stumbles', async () => {
    expect(await check(await samples.untidyPdf(), 'application/pdf')).toMatchObject({
      warnings: ['pdf-maybe-damaged'],
    });
  });
});

it.each<[string, () => Promise<Buffer>, DocumentType, string]>([
  ['a photo that breaks off', samples.truncatedJpeg, 'image/jpeg', 'image-unreadable'],
  ['a photo that is overwritten in the middle', samples.corruptJpeg, 'image/jpeg', 'image-unreadable'],
  [
    'a photo that is too small to read',
    () => samples.jpeg({ width: 640, height: 299 }),
    'image/jpeg',
    'image-too-small',
  ],
  ['an image that unfolds to too many pixels', samples.hugeImage, 'image/png', 'image-too-large'],
  ['a PDF that calls itself a photo', samples.pdf, 'image/jpeg', 'wrong-type'],
  ['a PNG that calls itself a JPG', samples.png, 'image/jpeg', 'wrong-type'],
  ['a photo that calls itself a PDF', samples.jpeg, 'application/pdf', 'wrong-type'],
  [
    'a page of HTML',
    async () => Buffer.from('<!doctype html><script>alert(1)</script>'.repeat(50)),
    'image/jpeg',
    'wrong-type',
  ],
  ['a PDF with a password', samples.lockedPdf, 'application/pdf', 'pdf-locked'],
  ['a PDF without pages', samples.pdfWithoutPages, 'application/pdf', 'pdf-no-pages'],
  ['a PDF that breaks off', samples.truncatedPdf, 'application/pdf', 'pdf-unreadable'],
  [
    'a PDF of rubbish',
    async () =>
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2_000, 65), Buffer.from('\nstartxref\n0\n%%EOF')]),
    'application/pdf',
    'pdf-unreadable',
  ],
  ['a PDF that unfolds too far', samples.pdfBomb, 'application/pdf', 'pdf-too-complex'],
])('refuses %s', async (_, make, contentType, reason) => {
  expect(await check(await make(), contentType)).toEqual({ reason });
});
