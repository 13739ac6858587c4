import { openHome, start } from '../../deploy/browser/steps/home.js';
import type { Visitor } from '../../deploy/browser/visitor.js';
import type { Words } from '../../deploy/browser/words.js';
import { openDevelopmentPeriod, setPeriod } from '../../deploy/local/index.js';
import { onDesktop, onPhone, openSite } from './site.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const inFuture = (ms: number) => new Date(Date.now() + ms).toISOString();
const register = { id: 'Daftar', en: 'Register' };
const logIn = { id: 'Masuk', en: 'Log in' };
const notYet = { id: 'Pendaftaran belum dibuka', en: 'Registration is not open yet' };
const closed = { id: 'Pendaftaran sudah ditutup', en: 'Registration is closed' };
const stillWorks = { id: 'Yang tetap dapat Anda lakukan', en: 'What you can still do' };
const prepare = { id: 'Siapkan dahulu', en: 'What to prepare' };
const sayWhen: Words = {
  id: /^Dibuka .* pukul \d{2}\.\d{2}\sWIB\. Tombol Daftar muncul/,
  en: /^It opens on .*\sWIB\./,
};
const closedWhen: Words = { id: /^Ditutup .* pukul \d{2}\.\d{2}\sWIB\./, en: /^It closed on .* at \d{2}:\d{2}\sWIB\./ };

const inMakassar = { id: /^Di zona waktu Anda: .*\sWITA$/, en: /^In your time zone: .*\sWITA$/ };

const ways = (visitor: Visitor, words: typeof register) =>
  visitor.page.getByRole('main').getByRole('link', { name: visitor.say(words), exact: true });

describe('the start page', () => {
  const site = openSite();
  const profile = () => site.running.infra.profile;
  afterEach(() => openDevelopmentPeriod(profile()));

  it('says before the opening when it is, offers no Daftar, and offers it by itself when the time has come', async () => {
    const visitor = await site.visit(onPhone);
    await visitor.page.clock.install();
    await setPeriod(profile(), { opens: inFuture(HOUR_MS), closes: inFuture(DAY_MS) });
    await visitor.page.goto('/');
    await visitor.sees(notYet);
    await visitor.reads(sayWhen);
    await visitor.sees(prepare);
    expect(await ways(visitor, register).count()).toBe(0);
    await ways(visitor, logIn).waitFor();
    await setPeriod(profile(), { opens: inFuture(-HOUR_MS), closes: inFuture(DAY_MS) });
    await visitor.page.clock.fastForward('01:00:10');
    await ways(visitor, register).click();
    await visitor.sees(start);
  });

  it('says at the closing, by itself, that it is closed, and what can still be done', async () => {
    const visitor = await site.visit(onDesktop);
    await visitor.page.clock.install();
    await setPeriod(profile(), { opens: inFuture(-DAY_MS), closes: inFuture(HOUR_MS) });
    await openHome(visitor);
    await ways(visitor, register).waitFor();
    await setPeriod(profile(), { opens: inFuture(-DAY_MS), closes: inFuture(-60_000) });
    await visitor.page.clock.fastForward('01:00:10');
    await visitor.sees(closed);
    await visitor.reads(closedWhen);
    await visitor.reads(inMakassar);
    await visitor.sees(stillWorks);
    expect(await visitor.heading(prepare).count()).toBe(0);
    expect(await ways(visitor, register).count()).toBe(0);
    await ways(visitor, logIn).click();
    await visitor.page.getByLabel('NIK or registration number').waitFor();
  });
});
