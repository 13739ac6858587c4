import { reachDocuments } from '../../deploy/browser/journey.js';
import { dataScreens, fields, fillBirth, fillDate, fillIdentity, next } from '../../deploy/browser/steps/data.js';
import { beginRegistering, openHome } from '../../deploy/browser/steps/home.js';
import type { Visitor } from '../../deploy/browser/visitor.js';
import { step } from '../flows/running-system.js';
import { onPhone, openSite } from './site.js';

const [, birth, address] = dataScreens;
const required = { id: 'Wajib diisi.', en: 'This is required.' };
const chooseOne = { id: 'Pilih salah satu dari pilihan yang ada.', en: 'Choose one of the options.' };

const site = openSite();

describe('the line of steps', () => {
  const LINES = `(() => {
    const text = document.createRange();
    text.selectNodeContents(document.querySelector('[aria-current="step"]'));
    return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size;
  })()`;

  it('breaks no word on a phone', async () => {
    const visitor = await site.visit(onPhone);
    await reachDocuments(visitor, step);
    expect(await visitor.page.evaluate(LINES)).toBe(1);
  });
});

describe('what is said about a field', () => {
  const inForm = (visitor: Visitor, words: typeof required) =>
    visitor.page.locator('.field').getByText(visitor.say(words));

  async function withNothingFilledIn(): Promise<Visitor> {
    const visitor = await site.visit(onPhone);
    await openHome(visitor);
    await beginRegistering(visitor);
    await fillIdentity(visitor);
    await visitor.press(next);
    await visitor.sees(birth.heading);
    await visitor.press(next);
    await visitor.page.locator('.errors').waitFor();
    return visitor;
  }

  it('is taken back when it is left filled in, also by pressing on the next one', async () => {
    const visitor = await withNothingFilledIn();
    await visitor.fill(fields.birthPlace, visitor.person.birthPlace);
    await fillDate(visitor, visitor.person.birthDate);
    await visitor.field(fields[visitor.person.sex]).click();
    await inForm(visitor, required).first().waitFor({ state: 'detached' });
  });

  it('is taken back at once where something is chosen from a list', async () => {
    const visitor = await withNothingFilledIn();
    await fillBirth(visitor);
    await visitor.press(next);
    await visitor.sees(address.heading);
    await visitor.press(next);
    await visitor.page
      .locator('.errors')
      .getByRole('link', { name: /^Provinsi/ })
      .waitFor();
    await visitor.field(fields.province).selectOption(visitor.person.address.province);
    await visitor.page
      .locator('.errors')
      .getByRole('link', { name: /^Provinsi/ })
      .waitFor({ state: 'detached' });
  });

  it('is taken back at once where there is but one choice to make', async () => {
    const visitor = await withNothingFilledIn();
    await inForm(visitor, chooseOne).waitFor();
    await visitor.field(fields.female).check();
    await inForm(visitor, chooseOne).waitFor({ state: 'detached' });
  });
});
