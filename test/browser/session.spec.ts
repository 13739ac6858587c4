import { account, status } from '../../deploy/browser/steps/account.js';
import { code, codePages } from '../../deploy/browser/steps/codes.js';
import { fields, screens } from '../../deploy/browser/steps/data.js';
import { review } from '../../deploy/browser/steps/documents.js';
import type { Visitor } from '../../deploy/browser/visitor.js';
import type { Applicant } from '../../deploy/journey/applicant.js';
import { withDraft, withSubmission } from './people.js';
import { openSite } from './site.js';

const over = { id: 'Masuk lagi untuk melanjutkan', en: 'Log in again to go on' };
const ends = { id: 'Sesi Anda segera berakhir', en: 'Your session ends soon' };
const stay = { id: 'Tetap masuk', en: 'Stay logged in' };
const logOut = { id: 'Keluar', en: 'Log out' };
const noAnswer = { id: 'Sambungan terputus', en: 'The connection is lost' };

/** Logs in over the page that was interrupted. */
async function logsInAgain(visitor: Visitor, { registrationNumber, person }: Applicant): Promise<void> {
  await visitor.sees(over);
  const dialog = visitor.page.getByRole('dialog');
  await dialog.getByLabel('NIK atau nomor pendaftaran').fill(registrationNumber);
  await dialog.getByLabel('Kata sandi', { exact: true }).fill(person.password);
  await dialog.getByRole('button', { name: 'Masuk', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe('a session', () => {
  const site = openSite();

  it('that ended while somebody saves is opened again over the page, and what they wrote is saved', async () => {
    const { visitor, applicant } = await withDraft(site);
    visitor.watch.expect(/status of 401/);
    await visitor.sees(screens.documents);
    await visitor.page.goto('/daftar/data-diri/alamat');
    await visitor.sees(screens.address);
    await visitor.fill(fields.street, 'Jl. Cempaka No. 7');
    await visitor.context.clearCookies();
    await visitor.field(fields.street).press('Enter');
    await logsInAgain(visitor, applicant);
    await visitor.sees(review);
    await visitor.reads({ id: /^Jl\. Cempaka No\. 7/, en: /^Jl\. Cempaka No\. 7/ });
  });

  it('that ended while somebody types gives the field back, with what was typed', async () => {
    const { visitor, applicant } = await withSubmission(site, 'email');
    visitor.watch.expect(/status of 401/);
    await visitor.sees(codePages.verify);
    await visitor.field(code).pressSequentially('12');
    await visitor.context.clearCookies();
    await logsInAgain(visitor, applicant);
    await visitor.page.locator(':focus').and(visitor.field(code)).waitFor();
    expect(await visitor.field(code).inputValue()).toBe('12');
  });

  it('that is about to end says so in good time, and goes on when that is wanted', async () => {
    const { visitor } = await withDraft(site);
    await visitor.sees(screens.documents);
    await visitor.page.clock.install();
    await visitor.page.goto('/akun');
    await visitor.sees(account);
    await visitor.page.clock.fastForward('23:52:00');
    await visitor.sees(ends);
    await visitor.press(stay);
    await visitor.heading(ends).waitFor({ state: 'hidden' });
    await visitor.sees(account);
  });

  it('that was left shows nothing of its own any more, however long the next page takes', async () => {
    const { visitor } = await withDraft(site);
    await visitor.sees(screens.documents);
    await visitor.page.goto('/akun');
    await visitor.sees(account);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await visitor.page.route('**/assets/**', (route) => held.then(() => route.continue()));
    await visitor.press(logOut);
    await visitor.heading(account).waitFor({ state: 'hidden' });
    release();
    await visitor.page.getByRole('main').getByRole('link', { name: 'Masuk', exact: true }).waitFor();
  });

  it('is not called left while no answer came', async () => {
    const { visitor } = await withDraft(site);
    visitor.watch.expect(/ERR_INTERNET_DISCONNECTED/);
    await visitor.sees(screens.documents);
    await visitor.page.goto('/akun');
    await visitor.reads(status.draft);
    // What happened so far is there too: nothing else is left to be asked for.
    await visitor.page.getByRole('time').first().waitFor();
    await visitor.context.setOffline(true);
    await visitor.press(logOut);
    await visitor.sees(noAnswer);
    await visitor.sees(account);
    await visitor.context.setOffline(false);
    await visitor.press(logOut);
    await visitor.heading(account).waitFor({ state: 'hidden' });
  });
});
