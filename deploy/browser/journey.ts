import type { Walk } from '../journey/journey.js';
import type { Sample } from '../journey/samples.js';
import { account, logIn, logOut, status } from './steps/account.js';
import { goToAccount, proveContacts } from './steps/codes.js';
import { fillInData } from './steps/data.js';
import { acceptOffer, chooseFile, goOnToReview, isAccepted, isSent, sendDocuments } from './steps/documents.js';
import { beginRegistering, goToLogIn, openHome } from './steps/home.js';
import { type Channel, goToCode, pressRegister } from './steps/register.js';
import type { Visitor } from './visitor.js';

/** From nothing to the documents. */
export async function reachDocuments(visitor: Visitor, walk: Walk): Promise<void> {
  await walk('open the start page', () => openHome(visitor));
  await walk('begin to register', () => beginRegistering(visitor));
  await walk('fill in data diri', () => fillInData(visitor));
}

/** From complete documents to the active account. */
async function registerAndProve(visitor: Visitor, first: Channel, walk: Walk): Promise<void> {
  await walk('check everything', () => goOnToReview(visitor));
  await walk('press Daftar', () => pressRegister(visitor, first));
  await walk('go to the code', () => goToCode(visitor));
  await walk('prove both contacts', () => proveContacts(visitor, first));
  await walk('see the account', () => goToAccount(visitor));
}

/** One person from the start page to an active account, by what the pages say. `ktp` is a photo of a phone. */
export async function walkThrough(visitor: Visitor, first: Channel, ktp: Sample, walk: Walk): Promise<void> {
  await reachDocuments(visitor, walk);
  await walk('choose the photo of the KTP', () => chooseFile(visitor, 'ktp', ktp));
  await walk('accept the smaller photo', () => acceptOffer(visitor, 'ktp'));
  await walk('send the photo', () => isSent(visitor, 'ktp'));
  await walk('send the other documents', () => sendDocuments(visitor, ['ktp']));
  await walk('wait until the photo is accepted', () => isAccepted(visitor, 'ktp'));
  await registerAndProve(visitor, first, walk);
  await walk('log out', () => logOut(visitor));
  await walk('log in with the NIK', async () => {
    await goToLogIn(visitor);
    await logIn(visitor);
    await visitor.sees(account);
    await visitor.reads(status.active);
  });
}
