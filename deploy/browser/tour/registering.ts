import { phonePhoto } from '../photo.js';
import { dataScreens } from '../steps/data.js';
import {
  acceptOffer,
  cardOf,
  chooseFile,
  goOnToReview,
  isAccepted,
  isSent,
  sendDocuments,
} from '../steps/documents.js';
import { beginRegistering, openHome } from '../steps/home.js';
import { pressRegister } from '../steps/register.js';
import type { Visitor } from '../visitor.js';
import { type Look, pressAndSeeProblem, settled } from './look.js';

const names = ['identitas', 'kelahiran', 'alamat', 'kontak', 'kata-sandi'] as const;
const goOn = { id: 'Lanjut ke periksa', en: 'Go on to checking' };
const register = { id: 'Daftar', en: 'Register' };

/** Each screen of data diri: empty, with everything wrong, and filled in. */
export async function lookAtData(visitor: Visitor, look: Look): Promise<void> {
  await openHome(visitor);
  await beginRegistering(visitor);
  for (const [at, { heading, fill, goOn: next }] of dataScreens.entries()) {
    await visitor.sees(heading);
    await look(visitor, `${names[at]}-kosong`);
    await pressAndSeeProblem(visitor, next);
    await look(visitor, `${names[at]}-salah`);
    await fill(visitor);
    // What is said about a field is taken back when it is left.
    await visitor.page.keyboard.press('Tab');
    await visitor.page.locator('.errors').waitFor({ state: 'detached' });
    await look(visitor, `${names[at]}-terisi`);
    await visitor.press(next);
  }
  await settled(visitor);
}

/** The documents in every state that a file can be in. */
export async function lookAtDocuments(visitor: Visitor, look: Look): Promise<void> {
  const { page } = visitor;
  await look(visitor, 'dokumen-kosong');
  await pressAndSeeProblem(visitor, goOn);
  await look(visitor, 'dokumen-belum-lengkap');

  const notAnImage = { fileName: 'ktp.jpg', contentType: 'image/jpeg', bytes: Buffer.from('This is a text.') };
  await chooseFile(visitor, 'ktp', notAnImage);
  await cardOf(visitor, 'ktp').locator('.notice').waitFor();
  await look(visitor, 'dokumen-ditolak-di-perangkat');

  const photo = await phonePhoto(visitor.person);
  await chooseFile(visitor, 'ktp', photo);
  await cardOf(visitor, 'ktp').locator('.offer img').waitFor();
  await look(visitor, 'dokumen-ditawarkan-lebih-kecil');
  await lookWhileSending(visitor, look);
  await isSent(visitor, 'ktp');

  await chooseFile(visitor, 'ijazah', photo, { ...photo, fileName: 'halaman-2.jpg' });
  await cardOf(visitor, 'ijazah').locator('.pages img').nth(1).waitFor();
  await look(visitor, 'dokumen-beberapa-halaman');
  await page.reload();
  await settled(visitor);

  await sendDocuments(visitor, ['ktp']);
  for (const kind of ['ktp', 'transkrip'] as const) await isAccepted(visitor, kind);
  await look(visitor, 'dokumen-lengkap');
}

/** Holds the upload back for as long as it is looked at. */
async function lookWhileSending(visitor: Visitor, look: Look): Promise<void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await visitor.page.route('**/quarantine**', async (route) => {
    await released;
    await route.continue();
  });
  await acceptOffer(visitor, 'ktp');
  await cardOf(visitor, 'ktp').locator('progress').waitFor();
  await look(visitor, 'dokumen-dikirim');
  release();
}

/** Everything once more, a contact not chosen yet, and the receipt. */
export async function lookAtReview(visitor: Visitor, look: Look): Promise<void> {
  await goOnToReview(visitor);
  await settled(visitor);
  await look(visitor, 'periksa');
  await pressAndSeeProblem(visitor, register);
  await look(visitor, 'periksa-belum-memilih');
  await pressRegister(visitor, 'email');
  await settled(visitor);
  await look(visitor, 'selesai');
}
