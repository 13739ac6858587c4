import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { eventually } from '#testing';
import { walkThrough } from '../../deploy/browser/journey.js';
import { phonePhoto } from '../../deploy/browser/photo.js';
import { acceptOffer, cardOf, chooseFile, isAccepted, isSent } from '../../deploy/browser/steps/documents.js';
import type { Visitor } from '../../deploy/browser/visitor.js';
import type { Person } from '../../deploy/journey/person.js';
import { sampleOf } from '../../deploy/journey/samples.js';
import { step } from '../flows/running-system.js';
import { Line } from './line.js';
import { withDraft } from './people.js';
import { openSite } from './site.js';

const MOST_BYTES = 200 * 1024;
const sizes = { id: /^Dari 6(,\d)? MB menjadi 1?\d{2} KB/, en: /^From 6(\.\d)? MB to 1?\d{2} KB/ };
const waiting = { id: /^Sambungan terputus\. Kami lanjutkan sendiri/, en: /^The connection is lost\. We go on/ };
const makePdf = { id: 'Jadikan satu PDF', en: 'Make one PDF' };
const onePdf = {
  id: 'Foto digabung menjadi satu PDF. Apakah terbaca?',
  en: 'The photos are one PDF now. Can they be read?',
};
const view = { id: /^Lihat KTP/, en: /^View Identity card/ };

/** The bytes that the tab behind "Lihat" shows. */
async function viewed(visitor: Visitor): Promise<Buffer> {
  const shown = visitor.context.waitForEvent('response', (response) => response.url().endsWith('/content'));
  await visitor.page.getByRole('link', { name: visitor.say(view) }).click();
  const { page } = visitor;
  const response = await shown;
  const body = await response.body();
  await page.bringToFront();
  return body;
}

/** What is kept of a document, as its link gives it. */
async function stored({ page }: Visitor, link: string): Promise<Uint8Array> {
  const href = await page.getByRole('link', { name: link }).getAttribute('href');
  const bytes = `fetch('${href}').then((answer) => answer.arrayBuffer()).then((body) => [...new Uint8Array(body)])`;
  return Uint8Array.from(await page.evaluate<number[]>(bytes));
}

async function asFile(kind: string, person: Person) {
  const { fileName, contentType, bytes } = await sampleOf(kind, person);
  return { name: fileName, mimeType: contentType, buffer: Buffer.from(bytes) };
}

async function colourAt(picture: Buffer, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(picture)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data.subarray(0, 3)];
}

describe('documents on a phone', () => {
  const site = openSite();

  it('a photo of 6 MB becomes a small, upright picture on the device, is shown before it is sent, and is accepted', async () => {
    const { visitor } = await withDraft(site);
    await chooseFile(visitor, 'ktp', await phonePhoto(visitor.person));
    await visitor.reads(sizes);
    await cardOf(visitor, 'ktp').getByRole('img', { name: 'Pratinjau KTP, halaman 1' }).waitFor();
    // A second press falls on whatever is there by then.
    await acceptOffer(visitor, 'ktp', 2);
    await isAccepted(visitor, 'ktp');

    // The browser's own viewer would like to paint around a picture, which is shown in a sandbox.
    visitor.watch.expect(/\/content: (Applying inline style|Blocked script execution)/);
    const picture = await viewed(visitor);
    const { width = 0, height = 0, orientation = 1 } = await sharp(picture).metadata();
    expect(picture.length).toBeLessThan(MOST_BYTES);
    expect(orientation).toBe(1);
    expect(width).toBeGreaterThan(height);
    // The blue corner of the table, which lay at the left below in the file.
    const [red = 255, , blue = 0] = await colourAt(picture, Math.round(width * 0.03), Math.round(height * 0.03));
    expect(blue - red).toBeGreaterThan(80);
  });

  it('photos of pages become one PDF on the device, in the order that was chosen, which is accepted', async () => {
    const { visitor } = await withDraft(site);
    const { page, person } = visitor;
    const card = cardOf(visitor, 'ijazah');
    // Two that stand, and between them in the end a large one that lies, and has to be turned first.
    await chooseFile(visitor, 'ijazah', await sampleOf('pas-foto', person), await phonePhoto(person));
    await card.getByRole('img').nth(1).waitFor();
    await page.getByLabel('Tambah halaman untuk Ijazah').setInputFiles(await asFile('swafoto', person));
    await card.getByRole('button', { name: 'Naikkan Halaman 2' }).click();
    await visitor.press(makePdf);
    await visitor.reads(onePdf);
    await acceptOffer(visitor, 'ijazah');
    await isAccepted(visitor, 'ijazah');

    const pages = (await PDFDocument.load(await stored(visitor, 'Lihat Ijazah (tab baru)'))).getPages();
    expect(pages.map((one) => one.getWidth() > one.getHeight())).toEqual([true, false, false]);
  });

  it('an upload that loses its line in the middle says so, and finishes by itself when the line is back', async () => {
    const { visitor } = await withDraft(site);
    visitor.watch.expect(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_IO_SUSPENDED|ERR_FAILED/);
    const line = await Line.of(visitor);
    await chooseFile(visitor, 'ktp', await phonePhoto(visitor.person));
    await cardOf(visitor, 'ktp').getByRole('img').waitFor();
    await line.crawl(30_000);
    await acceptOffer(visitor, 'ktp');
    const progress = cardOf(visitor, 'ktp').getByRole('progressbar');
    await eventually(async () => Number(await progress.getAttribute('value')) > 0, { timeoutMs: 20_000 });

    await line.cut();
    await visitor.reads(waiting);
    await line.slow();
    await isSent(visitor, 'ktp');
    await isAccepted(visitor, 'ktp');
  });

  it('a slow phone on a slow line comes from the start page to the active account, with a photo of 6 MB', async () => {
    const visitor = await site.visit();
    const line = await Line.of(visitor);
    await line.slow();
    await walkThrough(visitor, 'sms', await phonePhoto(visitor.person), step);
  });
});
