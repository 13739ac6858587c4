import { dataScreens, fields, screens } from '../../deploy/browser/steps/data.js';
import { beginRegistering, openHome } from '../../deploy/browser/steps/home.js';
import type { Visitor } from '../../deploy/browser/visitor.js';
import { audit } from './audit.js';
import { onDesktop, onPhone, openSite } from './site.js';

const stillWorks = { id: 'Yang tetap dapat Anda pakai', en: 'What still works' };
const help = { id: 'Bantuan', en: 'Help' };
const again = { id: 'Mencoba lagi dalam', en: 'Trying again in' };
const toForm = { id: 'Kembali ke isian', en: 'Back to the form' };
const begin = { id: 'Mulai', en: 'Begin' };

describe('while a service is away', () => {
  const site = openSite();

  /** Stops the service of the registrations for as long as something is done. */
  async function withoutAccount(visitor: Visitor, work: () => Promise<void>): Promise<void> {
    visitor.watch.expect(/status of 503/);
    await site.running.system.process('account').stop();
    try {
      await work();
    } finally {
      await site.running.system.start('account');
    }
  }

  it('a page says what still works and when it tries again, and comes by itself when the service is back', async () => {
    const visitor = await site.visit(onDesktop);
    await openHome(visitor);
    await withoutAccount(visitor, async () => {
      await visitor.page.goto('/daftar');
      await visitor.sees(stillWorks);
      await visitor.reads(again);
      expect(await audit(visitor, 'away')).toEqual([]);
      await visitor.page
        .getByRole('main')
        .getByRole('link', { name: visitor.say(help) })
        .click();
      await visitor.page.waitForURL('**/bantuan');
      await visitor.sees(help);
      await visitor.page.goBack();
      await visitor.sees(stillWorks);
    });
    await visitor.link(begin).waitFor();
  });

  it('a form keeps what was typed, and is sent by itself when the service is back', async () => {
    const visitor = await site.visit(onPhone);
    const { page, person } = visitor;
    await openHome(visitor);
    await beginRegistering(visitor);
    for (const { heading, fill, goOn } of dataScreens) {
      await visitor.sees(heading);
      await fill(visitor);
      if (goOn !== dataScreens.at(-1)?.goOn) await visitor.press(goOn);
    }
    await withoutAccount(visitor, async () => {
      await visitor.press(dataScreens[4].goOn);
      await visitor.reads(again);
      expect(await audit(visitor, 'form, away')).toEqual([]);
      await visitor.press(toForm);
      expect(await visitor.field(fields.password).inputValue()).toBe(person.password);
      await visitor.press(dataScreens[4].goOn);
      await visitor.reads(again);
    });
    await visitor.sees(screens.documents);
    expect(new URL(page.url()).pathname).toBe('/daftar/dokumen');
  });
});
