import { account, status } from '../../deploy/browser/steps/account.js';
import { code, codePages } from '../../deploy/browser/steps/codes.js';
import { fields, screens } from '../../deploy/browser/steps/data.js';
import { review } from '../../deploy/browser/steps/documents.js';
import type { Visitor } from '../../deploy/browser/visitor.js';
import type { Words } from '../../deploy/browser/words.js';
import type { Applicant } from '../../deploy/journey/applicant.js';
import { withDraft, withSubmission } from './people.js';
import { openSite } from './site.js';

const over = { id: 'Masuk lagi untuk melanjutkan', en: 'Log in again to go on' };
const ends = { id: 'Sesi Anda segera berakhir', en: 'Your session ends soon' };
const endsIdle = { id: /sesi yang lama tidak dipakai ditutup/, en: /a session that is not used is closed/ };
const endsForGood = { id: /setiap sesi berlangsung paling lama tujuh hari/, en: /a session lasts seven days at most/ };
const later = { id: 'Nanti saja', en: 'Not now' };
const loginAgain = { id: 'Masuk lagi', en: 'Log in again' };
const left = { id: 'Sesi Anda sudah berakhir', en: 'Your session has ended' };
const stay = { id: 'Tetap masuk', en: 'Stay logged in' };
const logOut = { id: 'Keluar', en: 'Log out' };
const noAnswer = { id: 'Sambungan terputus', en: 'The connection is lost' };

const newPassword = 'sawah hijau di kaki gunung';
/** Forms that change something: where they are, what is typed, how it is sent, and how it is seen that it was. */
const changes = {
  'data diri': {
    path: '/daftar/data-diri/alamat',
    typed: [[fields.street, 'Jl. Melati No. 3']],
    send: { id: 'Simpan perubahan', en: 'Save the change' },
    done: { id: /^Jl\. Melati No\. 3/, en: /^Jl\. Melati No\. 3/ },
  },
  'a contact': {
    path: '/ganti-kontak',
    open: { id: 'Perbaiki E-mail', en: 'Correct E-mail' },
    typed: [[{ id: 'Alamat e-mail yang benar', en: 'The right e-mail address' }, 'yang.benar@contoh.id']],
    send: { id: 'Simpan dan kirim kode', en: 'Save and send a code' },
    done: { id: /^Kontak sudah diperbaiki/, en: /^The contact was corrected/ },
  },
  'a password': {
    path: '/akun/keamanan',
    typed: [
      [{ id: 'Kata sandi sekarang', en: 'Present password' }, undefined],
      [{ id: 'Kata sandi baru', en: 'New password' }, newPassword],
    ],
    send: { id: 'Ganti kata sandi', en: 'Change the password' },
    done: { id: 'Kata sandi sudah diganti.', en: 'The password was changed.' },
  },
  'a dispute': {
    path: '/sengketa',
    typed: [
      [{ id: 'Penjelasan Anda', en: 'Your explanation' }, 'KTP saya dipinjam orang pada bulan Maret tahun lalu.'],
    ],
    send: { id: 'Ajukan sengketa', en: 'Open the dispute' },
    // Nobody else has proven to hold the NIK: the service answers, and that is what matters here.
    done: { id: 'Tidak ada yang perlu disengketakan', en: 'There is nothing to dispute' },
  },
  'a withdrawal': {
    path: '/akun/data',
    open: { id: 'Tarik pendaftaran…', en: 'Withdraw…' },
    typed: [[{ id: 'Kata sandi', en: 'Password' }, undefined]],
    send: { id: 'Ya, tarik pendaftaran saya', en: 'Yes, withdraw my registration' },
    done: { id: 'Pendaftaran sudah ditarik', en: 'The registration was withdrawn' },
  },
} as const satisfies Record<string, Change>;

interface Change {
  readonly path: string;
  readonly open?: Words;
  /** What is typed into each field; the present password where nothing is said. */
  readonly typed: readonly (readonly [Words, string | undefined])[];
  readonly send: Words;
  readonly done: Words;
}

/** What the page knows of a session that cannot be prolonged any more: it ends five minutes from now. */
const beganAWeekAgo = `localStorage.setItem('daftar.session', JSON.stringify({ since: Date.now() - 10_075 * 60_000, used: Date.now() }))`;

/** Logs in over the page that was interrupted. */
async function logsInAgain(visitor: Visitor, { registrationNumber, person }: Applicant): Promise<void> {
  await visitor.sees(over);
  const dialog = visitor.page.getByRole('dialog', { name: visitor.say(over) });
  await dialog.getByLabel('NIK atau nomor pendaftaran').fill(registrationNumber);
  await dialog.getByLabel('Kata sandi', { exact: true }).fill(person.password);
  await dialog.getByRole('button', { name: 'Masuk', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The field has the focus, and what was typed. */
async function isAt(visitor: Visitor, field: Words, typed: string): Promise<void> {
  await visitor.page.locator(':focus').and(visitor.field(field)).waitFor();
  expect(await visitor.field(field).inputValue()).toBe(typed);
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
    await isAt(visitor, code, '12');
  });

  it.each(Object.entries<Change>(changes))(
    'that ended while somebody changes %s may stay so for a while: what was typed is there until it is sent',
    async (_what, { path, open, typed, send, done }) => {
      const { visitor, applicant } = await (path === '/ganti-kontak' ? withSubmission(site, 'email') : withDraft(site));
      const { page, person } = visitor;
      visitor.watch.expect(/status of (401|409)/);
      await visitor.sees(path === '/ganti-kontak' ? codePages.verify : screens.documents);
      await page.goto(path);
      if (open) await visitor.press(open);
      for (const [words, text] of typed) await visitor.fill(words, text ?? person.password);
      await visitor.context.clearCookies();
      await visitor.press(send);
      await visitor.sees(over);
      await visitor.press(later);
      await visitor.heading(over).waitFor({ state: 'hidden' });
      for (const [words, text] of typed) expect(await visitor.field(words).inputValue()).toBe(text ?? person.password);
      await visitor.press(send);
      await logsInAgain(visitor, applicant);
      await visitor.reads(done);
    },
  );

  it('that ended and is not wanted now is opened again from the page, and the field is the same', async () => {
    const { visitor, applicant } = await withSubmission(site, 'email');
    visitor.watch.expect(/status of 401/);
    await visitor.sees(codePages.verify);
    await visitor.field(code).pressSequentially('12');
    await visitor.context.clearCookies();
    await visitor.sees(over);
    await visitor.page.keyboard.press('Escape');
    await visitor.sees(left);
    await isAt(visitor, code, '12');
    await visitor.press(loginAgain);
    await logsInAgain(visitor, applicant);
    await visitor.heading(left).waitFor({ state: 'detached' });
    await isAt(visitor, code, '12');
  });

  it.each([
    ['is not used', '23:52:00', endsIdle],
    ['has lasted seven days', undefined, endsForGood],
  ] as const)(
    'that %s says in good time that it ends, and the field is the same when it goes on',
    async (_why, after, why) => {
      const { visitor, applicant } = await withDraft(site);
      await visitor.sees(screens.documents);
      await visitor.page.clock.install();
      await visitor.page.goto('/daftar/data-diri/alamat');
      await visitor.sees(screens.address);
      if (!after) await visitor.page.evaluate(beganAWeekAgo);
      await visitor.field(fields.street).fill('Jl. Melati');
      await visitor.page.clock.fastForward(after ?? '01:00');
      await visitor.sees(ends);
      await visitor.reads(why);
      if (after) await visitor.press(stay);
      else {
        await visitor.press(loginAgain);
        await logsInAgain(visitor, applicant);
      }
      await visitor.heading(ends).waitFor({ state: 'hidden' });
      await isAt(visitor, fields.street, 'Jl. Melati');
      await visitor.field(fields.street).press('Enter');
      await visitor.sees(review);
    },
  );

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
