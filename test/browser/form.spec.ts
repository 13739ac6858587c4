import {
  dataScreens,
  fields,
  fillAddress,
  fillBirth,
  fillContacts,
  fillIdentity,
  fillInData,
  fillPassword,
  grouped,
  next,
  save,
  screens,
} from '../../deploy/browser/steps/data.js';
import { goOnToReview, isSent, kinds, review, sendDocuments } from '../../deploy/browser/steps/documents.js';
import { beginRegistering, openHome, start } from '../../deploy/browser/steps/home.js';
import { channels, pressRegister, received, register } from '../../deploy/browser/steps/register.js';
import type { Visitor } from '../../deploy/browser/visitor.js';
import { ask } from '../flows/databases.js';
import { onDesktop, openSite } from './site.js';

const nikAgain = { id: /^NIK dan kata sandi tidak disimpan/, en: /^NIK and password are not kept/ };
const saveChange = { id: 'Simpan perubahan', en: 'Save the change' };
const changeAddress = { id: /^Ubah ?: Alamat$/, en: /^Change ?: Address$/ };
const otherTab = { id: 'Di tab lain draf sudah dibuat', en: 'A draft was made in another tab' };
const goOnThere = { id: 'Lanjutkan draf itu', en: 'Go on with that draft' };
const changedElsewhere = {
  id: 'Data ini baru saja diubah di tempat lain',
  en: 'This was just changed elsewhere',
};
const codeHeading = { id: 'Verifikasi: masukkan kode', en: 'Verification: enter the code' };

/** Everything that can be read in the fields of a page. */
async function typed(visitor: Visitor): Promise<string[]> {
  const main = visitor.page.getByRole('main');
  await main.getByRole('textbox').first().waitFor();
  const texts = [...(await main.getByRole('textbox').all()), ...(await main.getByRole('combobox').all())];
  const chosen = [...(await main.getByRole('radio').all()), ...(await main.getByRole('checkbox').all())];
  return [
    ...(await Promise.all(texts.map((field) => field.inputValue()))),
    ...(await Promise.all(chosen.map(async (field) => String(await field.isChecked())))),
  ];
}

/** What the browser keeps on the device. */
const stored = (visitor: Visitor) =>
  visitor.page.evaluate<string>('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])');

async function reloadsTo(visitor: Visitor, heading: { id: string; en: string }): Promise<void> {
  await visitor.page.reload();
  await visitor.sees(heading);
}

const site = openSite();

describe('the form', () => {
  const count = async (owner: 'account' | 'document-storage', sql: string, parameters: unknown[] = []) => {
    const [row] = await ask<{ n: number }>(site.running.infra, owner, sql, parameters);
    return row?.n ?? 0;
  };
  const drafts = () => count('account', 'select count(*)::int n from registration');

  it('loses nothing by a reload at any step, and keeps neither NIK nor password on the device', async () => {
    const visitor = await site.visit();
    const { nik, name, password } = visitor.person;
    await openHome(visitor);
    await beginRegistering(visitor);
    for (const { heading, fill, goOn } of dataScreens.slice(0, 4)) {
      await visitor.sees(heading);
      await fill(visitor);
      const before = await typed(visitor);
      expect(before.filter((text) => text !== '' && text !== 'false').length).toBeGreaterThan(1);
      await reloadsTo(visitor, heading);
      const after = await typed(visitor);
      expect(after).toEqual(before.map((text) => (text === grouped(nik) ? '' : text)));
      if (heading === screens.identity) await fillIdentity(visitor);
      await visitor.press(goOn);
    }
    await visitor.sees(screens.password);
    await fillPassword(visitor);
    expect(await stored(visitor)).toContain(name);
    expect(await stored(visitor)).not.toContain(password);
    expect((await stored(visitor)).replace(/\s/g, '')).not.toContain(nik);
    await reloadsTo(visitor, screens.password);
    expect(await visitor.field(fields.password).inputValue()).toBe('');
    await fillPassword(visitor);

    // The NIK went with the reloads; nothing else is asked for again.
    await visitor.press(save);
    await visitor.sees(screens.identity);
    await visitor.reads(nikAgain);
    await visitor.fill(fields.nik, nik);
    for (const { heading, goOn } of dataScreens) {
      await visitor.sees(heading);
      await visitor.press(goOn);
    }
    await visitor.sees(screens.documents);
    expect(await stored(visitor)).not.toContain(name);
    await reloadsTo(visitor, screens.documents);
    await sendDocuments(visitor);
    await reloadsTo(visitor, screens.documents);
    for (const kind of kinds) await isSent(visitor, kind);
    await goOnToReview(visitor);
    await reloadsTo(visitor, review);
    await visitor.text({ id: name, en: name }).first().waitFor();
    await pressRegister(visitor, 'email');
    await reloadsTo(visitor, received);
    await visitor.page.goto('/akun/kode');
    await visitor.sees(codeHeading);
    await reloadsTo(visitor, codeHeading);
  });

  it('goes back by the button of the browser with everything that was typed, and never behind what was saved', async () => {
    const visitor = await site.visit(onDesktop);
    await openHome(visitor);
    await beginRegistering(visitor);
    await fillIdentity(visitor);
    await visitor.press(next);
    await visitor.sees(screens.birth);
    await fillBirth(visitor);
    await visitor.press(next);
    await visitor.sees(screens.address);
    await fillAddress(visitor);
    await visitor.page.goBack();
    await visitor.sees(screens.birth);
    await visitor.page.goBack();
    await visitor.sees(screens.identity);
    expect(await visitor.field(fields.nik).inputValue()).toBe(grouped(visitor.person.nik));
    await visitor.page.goBack();
    await visitor.sees(start);
    for (const heading of [screens.identity, screens.birth, screens.address]) {
      await visitor.page.goForward();
      await visitor.sees(heading);
    }
    expect(await visitor.field(fields.street).inputValue()).toBe(visitor.person.address.street);
    await visitor.press(next);
    await visitor.sees(screens.contacts);
    await fillContacts(visitor);
    await visitor.press(next);
    await visitor.sees(screens.password);
    await fillPassword(visitor);
    await visitor.press(save);
    await visitor.sees(screens.documents);

    await visitor.page.goBack();
    await visitor.sees(screens.documents);
    await sendDocuments(visitor);
    await goOnToReview(visitor);
    await pressRegister(visitor, 'email');
    await visitor.page.goBack();
    await visitor.sees(received);
  });

  it('creates once what is pressed twice', async () => {
    const visitor = await site.visit();
    const before = await drafts();
    await openHome(visitor);
    await beginRegistering(visitor);
    for (const { heading, fill, goOn } of dataScreens) {
      await visitor.sees(heading);
      await fill(visitor);
      if (heading === screens.password) await visitor.button(goOn).dblclick();
      else await visitor.press(goOn);
    }
    await visitor.sees(screens.documents);
    expect(await drafts()).toBe(before + 1);

    await sendDocuments(visitor);
    await goOnToReview(visitor);
    await visitor.page.getByRole('radio', { name: visitor.say(channels.email) }).check();
    await visitor.button(register).dblclick();
    await visitor.sees(received);
    await visitor.page.goto('/akun/kode');
    await visitor.sees(codeHeading);
    await visitor.mailbox.newCode();
    const recipient = { channel: 'email', address: visitor.person.email } as const;
    expect(await site.running.surroundings.inboxes.messagesTo(recipient)).toHaveLength(1);
  });

  it('lets two tabs neither make two drafts nor overwrite each other', async () => {
    const visitor = await site.visit(onDesktop);
    visitor.watch.expect(/status of 412 .*\/registrations\/me\)/);
    await openHome(visitor);
    const other = await visitor.newTab();
    await other.page.goto('/daftar/data-diri/identitas');
    await fillIdentity(other);
    await beginRegistering(visitor);
    await fillInData(visitor);
    await other.page.bringToFront();
    await other.sees(otherTab);
    await other.press(goOnThere);
    await other.sees(screens.identity);

    await sendDocuments(visitor);
    await goOnToReview(visitor);
    await other.page.goto('/daftar/periksa');
    await other.sees(review);
    for (const tab of [visitor, other]) {
      await tab.link(changeAddress).click();
      await tab.sees(screens.address);
    }
    await visitor.fill(fields.street, 'Jl. Kenanga No. 1');
    await other.fill(fields.village, 'Cipete');
    await visitor.press(saveChange);
    await visitor.sees(review);
    await other.press(saveChange);
    await other.sees(changedElsewhere);
    expect(await other.field(fields.village).inputValue()).toBe('Cipete');
    await other.press(saveChange);
    await other.sees(review);
    await other.reads({ id: 'Cipete', en: 'Cipete' });
  });
});
