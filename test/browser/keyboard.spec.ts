import { phonePhoto } from '../../deploy/browser/photo.js';
import { account, status } from '../../deploy/browser/steps/account.js';
import { code, codePages, inboxOf } from '../../deploy/browser/steps/codes.js';
import { fields, next, save, screens } from '../../deploy/browser/steps/data.js';
import {
  cardOf,
  documents,
  goOn,
  isSent,
  type Kind,
  kinds,
  review,
  useIt,
} from '../../deploy/browser/steps/documents.js';
import { beginRegistering, openHome, start } from '../../deploy/browser/steps/home.js';
import { type Channel, channels, enterCode, received, register } from '../../deploy/browser/steps/register.js';
import type { Visitor } from '../../deploy/browser/visitor.js';
import { sampleOf } from '../../deploy/journey/samples.js';
import { Keys } from './keys.js';
import { onDesktop, openSite } from './site.js';

const help = { id: 'Bantuan', en: 'Help' };
const toAccount = { id: 'Ke akun saya', en: 'To my account' };

const site = openSite();

/** From the start page to the saved draft. */
async function fillIn(visitor: Visitor, keys: Keys): Promise<void> {
  const { person, page } = visitor;
  const { address } = person;
  await page.goto('/');
  await keys.press(page.getByRole('button', { name: 'English' }));
  await keys.press(page.getByRole('main').getByRole('link', { name: 'Register', exact: true }));
  await visitor.sees(start);
  await keys.press(page.getByRole('link', { name: 'Begin', exact: true }));

  await visitor.sees(screens.identity);
  await keys.type(fields.nik, person.nik);
  await keys.type(fields.name, person.name);
  await keys.to(visitor.field(fields.kk), 'Shift+Tab');
  await page.keyboard.type(person.kk);
  await page.keyboard.press('Enter');

  await visitor.sees(screens.birth);
  const [year = '', month = '', day = ''] = person.birthDate.split('-');
  await keys.type(fields.birthPlace, person.birthPlace);
  await keys.type(fields.day, String(Number(day)));
  await keys.to(visitor.field(fields.month));
  for (let times = 0; times < Number(month); times += 1) await page.keyboard.press('ArrowDown');
  await keys.type(fields.year, year);
  await keys.to(page.getByRole('radio').first());
  await page.keyboard.press(person.sex === 'female' ? 'Space' : 'ArrowDown');
  await keys.press(visitor.button(next));

  await visitor.sees(screens.address);
  await keys.type(fields.street, address.street);
  await keys.type(fields.village, address.village);
  await keys.type(fields.district, address.district);
  await keys.type(fields.regency, address.regency);
  await keys.type(fields.province, address.province);
  await keys.press(visitor.button(next));

  await visitor.sees(screens.contacts);
  await keys.type(fields.email, person.email);
  await keys.type(fields.phone, person.phone);
  await keys.press(visitor.button(next));

  await visitor.sees(screens.password);
  await keys.type(fields.password, person.password);
  await keys.press(visitor.field(fields.consent), 'Space');
  await keys.press(visitor.field(fields.swafoto), 'Space');
  await keys.press(visitor.button(save));
}

/** The control that was pressed is gone: the focus has not gone with it. */
const focusIsIn = (visitor: Visitor, kind: Kind) => cardOf(visitor, kind).locator(':focus').waitFor();

/** Every document; the first is a photo that the device makes smaller. */
async function sendFiles(visitor: Visitor, keys: Keys): Promise<void> {
  const { page, person } = visitor;
  await visitor.sees(screens.documents);
  for (const kind of kinds) {
    const picker = page.getByLabel(new RegExp(`^Choose a (photo|file or photos) for ${escaped(documents[kind].en)}$`));
    await keys.choose(picker, await (kind === 'ktp' ? phonePhoto(person) : sampleOf(kind, person)));
    if (kind === 'ktp') {
      await visitor.button(useIt).waitFor();
      await focusIsIn(visitor, kind);
      await keys.press(visitor.button(useIt));
    }
    await isSent(visitor, kind);
    await focusIsIn(visitor, kind);
  }
  await keys.press(visitor.button(goOn));
}

async function typeCode(visitor: Visitor, keys: Keys, channel: Channel): Promise<void> {
  const digits = await inboxOf(visitor, channel).newCode();
  await visitor.page.bringToFront();
  await keys.type(code, digits);
}

const escaped = (text: string) => text.replace(/[()]/g, '\\$&');

describe('without a mouse', () => {
  it('a person comes from the start page to the active account by keys alone, and sees at each stop where they are', async () => {
    const visitor = await site.visit(onDesktop);
    const keys = new Keys(visitor);
    await fillIn(visitor, keys);
    await sendFiles(visitor, keys);
    await visitor.sees(review);
    await keys.to(visitor.page.getByRole('radio', { name: visitor.say(channels.email) }));
    await visitor.page.keyboard.press('Space');
    await keys.press(visitor.button(register));
    await visitor.sees(received);
    await keys.press(visitor.link(enterCode));

    await visitor.sees(codePages.verify);
    await typeCode(visitor, keys, 'email');
    await visitor.sees(codePages.activate);
    await typeCode(visitor, keys, 'sms');
    await visitor.page.getByRole('heading', { level: 1, name: visitor.say(codePages.done) }).waitFor();
    await keys.press(visitor.link(toAccount));
    await visitor.sees(account);
    await visitor.reads(status.active);
    expect(keys.unseen).toEqual([]);
  });

  it('the heading of a new page has the focus and, being no control, no mark of it', async () => {
    const visitor = await site.visit(onDesktop);
    await openHome(visitor);
    await new Keys(visitor).press(visitor.page.getByRole('navigation').getByRole('link', { name: 'Help' }).first());
    await visitor.sees(help);
    await visitor.page.locator(':focus').and(visitor.heading(help)).waitFor();
    const looks = 'getComputedStyle(document.activeElement)';
    expect(await visitor.page.evaluate(`[${looks}.outlineStyle, ${looks}.boxShadow]`)).toEqual(['none', 'none']);
  });

  it('the focus goes to what is wrong, and from there to the field that mends it', async () => {
    const visitor = await site.visit(onDesktop);
    const keys = new Keys(visitor);
    await openHome(visitor);
    await beginRegistering(visitor);
    await visitor.fill(fields.name, visitor.person.name);
    await visitor.page.keyboard.press('Enter');
    const summary = visitor.page.getByRole('alert').filter({ hasText: 'Something needs your attention' });
    await visitor.page.locator(':focus').and(summary).waitFor();
    await keys.press(summary.getByRole('link', { name: /^NIK:/ }));
    await visitor.page.locator(':focus').and(visitor.field(fields.nik)).waitFor();
    expect(keys.unseen).toEqual([]);
  });
});
