import { readFileSync } from 'node:fs';
import jsQR from 'jsqr';
import { PDFDocument } from 'pdf-lib';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Visitor } from '../../deploy/browser/visitor.js';

const view = { id: 'Lihat kartu (tab baru)', en: 'View the card (new tab)' };
const download = { id: 'Unduh kartu (PDF)', en: 'Download the card (PDF)' };

/** The card in a tab of its own. */
export async function openCard(visitor: Visitor): Promise<Page> {
  const opened = visitor.context.waitForEvent('page');
  await visitor.link(view).click();
  const card = await opened;
  await card.getByRole('heading', { name: /^Kartu Informasi Akun/ }).waitFor();
  return card;
}

/** How many pages the PDF has. */
export async function downloadCard(visitor: Visitor): Promise<number> {
  const downloaded = visitor.page.waitForEvent('download');
  await visitor.link(download).click();
  const pdf = await PDFDocument.load(readFileSync(await (await downloaded).path()));
  return pdf.getPageCount();
}

/** Points a camera at the QR code, and gives the address that it leads to. */
export async function scan(card: Page): Promise<string> {
  const picture = await card.getByRole('img', { name: /^Kode QR/ }).screenshot();
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const code = jsQR.default(new Uint8ClampedArray(data), info.width, info.height);
  if (!code) throw new Error('The QR code of the card cannot be read.');
  return code.data;
}
