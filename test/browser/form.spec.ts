import type { Locator } from 'playwright-core';
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
  screens,
} from '../../deploy/browser/steps/data.js';
import { goOnToReview, isSent, kinds, review, sendDocuments } from '../../deploy/browser/steps/documents.js';
import { beginRegistering, openHome, start } from '../../deploy/browser/steps/home.js';
import { channels, pressRegister, received, register } from '../../deploy/browser/steps/register.js';
import type { Visitor } from '../../deploy/browser/visitor.js';
import { sampleOf } from '../../deploy/journey/samples.js';
import { ask } from '../flows/databases.js';
import { onDesktop, openSite } from './site.js';

const nikAgain = { id: /^NIK dan kata sandi tidak disimpan/, en: /^NIK and password are not kept/ };
const save = { id: 'Simpan dan lanjut ke dokumen', en: 'Save and go on to the documents' };
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

/** Presses Tab until a control has the focus, as whoever has no mouse does. */
async function tabTo(visitor: Visitor, control: Locator): Promise<void> {
  const focused = visitor.page.locator(':focus').and(control);
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused.count()) > 0) return;
    await visitor.page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}

describe('the form without a mouse', () => {
  const type = async (visitor: Visitor, words: Parameters<Visitor['field']>[0], text: string) => {
    await tabTo(visitor, visitor.field(words));
    await visitor.page.keyboard.type(text);
  };
  const enter = async (visitor: Visitor, control: Locator, key = 'Enter') => {
    await tabTo(visitor, control);
    await visitor.page.keyboard.press(key);
  };

  it('is filled in by keys alone, from the start page to the documents, and a file is chosen so', async () => {
    const visitor = await site.visit(onDesktop);
    const { person, page } = visitor;
    const { address } = person;
    await page.goto('/');
    await enter(visitor, page.getByRole('button', { name: 'English' }));
    await enter(visitor, page.getByRole('main').getByRole('link', { name: 'Register', exact: true }));
    await visitor.sees(start);
    await enter(visitor, page.getByRole('link', { name: 'Begin', exact: true }));
    await visitor.sees(screens.identity);
    await type(visitor, fields.nik, person.nik);
    await type(visitor, fields.kk, person.kk);
    await type(visitor, fields.name, person.name);
    await page.keyboard.press('Enter');

    await visitor.sees(screens.birth);
    const [year = '', month = '', day = ''] = person.birthDate.split('-');
    await type(visitor, fields.birthPlace, person.birthPlace);
    await type(visitor, fields.day, String(Number(day)));
    await tabTo(visitor, visitor.field(fields.month));
    for (let times = 0; times < Number(month); times += 1) await page.keyboard.press('ArrowDown');
    await type(visitor, fields.year, year);
    await tabTo(visitor, page.getByRole('radio').first());
    await page.keyboard.press(person.sex === 'female' ? 'Space' : 'ArrowDown');
    await enter(visitor, visitor.button(next));

    await visitor.sees(screens.address);
    await type(visitor, fields.street, address.street);
    await type(visitor, fields.village, address.village);
    await type(visitor, fields.district, address.district);
    await type(visitor, fields.regency, address.regency);
    await type(visitor, fields.province, address.province);
    await enter(visitor, visitor.button(next));

    await visitor.sees(screens.contacts);
    await type(visitor, fields.email, person.email);
    await type(visitor, fields.phone, person.phone);
    await enter(visitor, visitor.button(next));

    await visitor.sees(screens.password);
    await type(visitor, fields.password, person.password);
    await enter(visitor, visitor.field(fields.consent), 'Space');
    await enter(visitor, visitor.field(fields.swafoto), 'Space');
    await enter(visitor, visitor.button(save));
    await visitor.sees(screens.documents);

    const { fileName, contentType, bytes } = await sampleOf('ktp', person);
    const chooser = page.waitForEvent('filechooser');
    await enter(visitor, page.getByLabel('Choose a photo for Identity card (KTP)', { exact: true }));
    await (await chooser).setFiles({ name: fileName, mimeType: contentType, buffer: Buffer.from(bytes) });
    await isSent(visitor, 'ktp');
  });

  it('puts the focus on what is wrong, and from there on the field that mends it', async () => {
    const visitor = await site.visit(onDesktop);
    await openHome(visitor);
    await beginRegistering(visitor);
    await visitor.fill(fields.name, visitor.person.name);
    await visitor.page.keyboard.press('Enter');
    const summary = visitor.page.getByRole('alert').filter({ hasText: 'Something needs your attention' });
    await visitor.page.locator(':focus').and(summary).waitFor();
    await enter(visitor, summary.getByRole('link', { name: /^NIK:/ }));
    await visitor.page.locator(':focus').and(visitor.field(fields.nik)).waitFor();
  });
});
