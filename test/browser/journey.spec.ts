import { walkThrough } from '../../deploy/browser/journey.js';
import { phonePhoto } from '../../deploy/browser/photo.js';
import { step } from '../flows/running-system.js';
import { downloadCard, openCard, scan } from './card.js';
import { onDesktop, onPhone, openSite } from './site.js';

const valid = { id: 'Kartu ini berlaku', en: 'This card is valid' };

describe('the whole way of a person', () => {
  const site = openSite();

  it.each([
    ['on a phone, in Indonesian, by e-mail first', onPhone, 'email'],
    ['on a large screen, in English, by SMS first', onDesktop, 'sms'],
  ] as const)('leads from the start page to the active account and its card %s', async (_how, device, first) => {
    const visitor = await site.visit(device);
    await walkThrough(visitor, first, await phonePhoto(visitor.person), step);

    expect(await downloadCard(visitor)).toBe(1);
    const card = await openCard(visitor);
    const address = await scan(card);
    const code = await card
      .getByRole('row', { name: /^Kode pemeriksaan/ })
      .getByRole('cell')
      .textContent();

    // Whoever is shown the card has never been here.
    const checker = await site.visit({ ...onPhone, language: 'id' });
    await checker.page.goto(address);
    await checker.sees(valid);
    await checker.page.getByText(code ?? '', { exact: true }).waitFor();
    expect(checker.page.url()).toBe(`${site.place.base}/periksa`);
  });
});
