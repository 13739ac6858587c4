import { walkThrough } from '../../deploy/browser/journey.js';
import { phonePhoto } from '../../deploy/browser/photo.js';
import { step } from '../flows/running-system.js';
import { onDesktop, onPhone, openSite } from './site.js';

describe('the whole way of a person', () => {
  const site = openSite();

  it.each([
    ['on a phone, in Indonesian, by e-mail first', onPhone, 'email'],
    ['on a large screen, in English, by SMS first', onDesktop, 'sms'],
  ] as const)('leads from the start page to the active account %s', async (_how, device, first) => {
    const visitor = await site.visit(device);
    await walkThrough(visitor, first, await phonePhoto(visitor.person), step);
  });
});
