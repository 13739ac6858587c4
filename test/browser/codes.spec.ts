import { Mailbox } from '../../deploy/browser/inboxes.js';
import { code, codePages, inboxOf } from '../../deploy/browser/steps/codes.js';
import { fillDate } from '../../deploy/browser/steps/data.js';
import { DESKTOP, type Visitor } from '../../deploy/browser/visitor.js';
import type { Channel } from '../../deploy/journey/answers.js';
import { ask } from '../flows/databases.js';
import { withSubmission } from './people.js';
import { onDesktop, openSite } from './site.js';

const site = openSite();

const triesLeft = { id: /Sisa percobaan: 4\./, en: /Tries left: 4\./ };
const resendIn = { id: /^Kode baru dapat diminta dalam \d+ detik/, en: /^A new code can be asked for in \d+ seconds/ };
const resend = { id: 'Kirim kode baru', en: 'Send a new code' };
const resent = { id: /^Kode baru sedang dikirim/, en: /^A new code is on its way/ };
const whereIsIt = { id: 'Di mana kode saya?', en: 'Where is my code?' };
const wrongAddress = { id: 'Alamat atau nomornya salah?', en: 'Is the address or number wrong?' };
const correctEmail = { id: 'Perbaiki E-mail', en: 'Correct E-mail' };
const rightEmail = { id: 'Alamat e-mail yang benar', en: 'The right e-mail address' };
const saveContact = { id: 'Simpan dan kirim kode', en: 'Save and send a code' };
const corrected = { id: /^Kontak sudah diperbaiki/, en: /^The contact was corrected/ };
const enterCode = { id: 'Masukkan kode', en: 'Enter the code' };
const link = {
  title: { id: 'Konfirmasi kontak Anda', en: 'Confirm your contact' },
  date: { id: 'Tanggal lahir Anda', en: 'Your date of birth' },
  confirm: { id: 'Konfirmasi', en: 'Confirm' },
  first: { id: 'Kontak pertama terkonfirmasi', en: 'First contact confirmed' },
  second: { id: 'Kontak kedua terkonfirmasi', en: 'Second contact confirmed' },
  notMine: { id: 'Ini bukan saya', en: 'This is not me' },
  void: { id: 'Tautan ini tidak berlaku lagi', en: 'This link is void now' },
} as const;

const CLOCKS = ['account', 'document-storage', 'verification', 'notification'] as const;
const shiftClocks = (seconds: number) =>
  Promise.all(
    CLOCKS.map((owner) =>
      ask(site.running.infra, owner, 'update app_clock set shift = make_interval(secs => $1)', [seconds]),
    ),
  );
const messages = (channel: Channel, address: string) =>
  site.running.surroundings.inboxes.messagesTo({ channel, address });

/** Six digits that are not these. */
const otherThan = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0');
const anotherDay = (date: string) => `${date.slice(0, 8)}${date.endsWith('28') ? '27' : '28'}`;

/** The link of the newest message, opened in a browser that knows nothing. */
async function opensElsewhere(visitor: Visitor, channel: Channel): Promise<Visitor> {
  const elsewhere = await site.visit({ ...DESKTOP, language: 'id' }, visitor.person);
  await elsewhere.page.goto(await inboxOf(visitor, channel).newLink());
  await elsewhere.sees(link.title);
  return elsewhere;
}

describe('codes', () => {
  it('a wrong one tells the tries that are left, and the right one may be pasted as "123 456"', async () => {
    const { visitor } = await withSubmission(site, 'email');
    visitor.watch.expect(/status of 422 .*\/verifications\/code\)/);
    await visitor.sees(codePages.verify);
    const digits = await visitor.mailbox.newCode();
    await visitor.page.bringToFront();
    await visitor.fill(code, otherThan(digits));
    await visitor.reads(triesLeft);
    await visitor.field(code).fill('');
    await visitor.field(code).focus();
    await visitor.page.keyboard.insertText(`${digits.slice(0, 3)} ${digits.slice(3)}`);
    await visitor.sees(codePages.activate);
  });

  it('of the second contact are told where they are, and nothing of the first any more', async () => {
    const { visitor } = await withSubmission(site, 'email');
    const where = visitor.page.locator('.panel').filter({ has: visitor.heading(whereIsIt) });
    await visitor.sees(codePages.verify);
    await where.getByText('lewat e-mail').first().waitFor();
    const digits = await visitor.mailbox.newCode();
    await visitor.page.bringToFront();
    await visitor.fill(code, digits);
    await visitor.sees(codePages.activate);
    await where.getByText('lewat SMS').first().waitFor();
    expect(await where.getByText(/(lewat|layanan) e-mail/).count()).toBe(0);
  });

  it('a new one can be asked for after a countdown, once however often it is pressed, and makes the old one void', async () => {
    const { visitor, applicant } = await withSubmission(site, 'email');
    visitor.watch.expect(/status of 422 .*\/verifications\/code\)/);
    await visitor.sees(codePages.verify);
    const old = await visitor.mailbox.newCode();
    await visitor.page.bringToFront();
    await visitor.reads(resendIn);
    await shiftClocks(61);
    try {
      await visitor.button(resend).waitFor({ timeout: 90_000 });
      await visitor.button(resend).dblclick();
      await visitor.reads(resent);
      const fresh = await visitor.mailbox.newCode();
      await visitor.page.bringToFront();
      expect(await messages('email', applicant.person.email)).toHaveLength(2);
      await visitor.fill(code, old);
      await visitor.page.getByRole('alert').first().waitFor();
      await visitor.fill(code, fresh);
      await visitor.sees(codePages.activate);
    } finally {
      await shiftClocks(0);
    }
  });

  it('a mistyped contact is corrected, and the code comes to the right one', async () => {
    const { visitor } = await withSubmission(site, 'email', onDesktop);
    const right = `benar.${visitor.person.email}`;
    await visitor.sees(codePages.verify);
    await visitor.follow(wrongAddress);
    await visitor.press(correctEmail);
    await visitor.fill(rightEmail, right);
    await visitor.button(saveContact).dblclick();
    await visitor.reads(corrected);
    await visitor.follow(enterCode);
    await visitor.sees(codePages.verify);
    const digits = await new Mailbox(visitor.context, site.place.mailUrl, right).newCode();
    expect(await messages('email', right)).toHaveLength(1);
    await visitor.page.bringToFront();
    await visitor.fill(code, digits);
    await visitor.sees(codePages.activate);
  });
});

describe('links', () => {
  it('opened in another browser asks the birth date, and the page that waits moves on by itself', async () => {
    const { visitor } = await withSubmission(site, 'email');
    await visitor.sees(codePages.verify);
    const elsewhere = await opensElsewhere(visitor, 'email');
    elsewhere.watch.expect(/status of 422 .*\/verifications\/link\)/);
    await fillDate(elsewhere, anotherDay(visitor.person.birthDate));
    await elsewhere.press(link.confirm);
    await elsewhere.reads(triesLeft);
    await fillDate(elsewhere, visitor.person.birthDate);
    await elsewhere.press(link.confirm);
    await elsewhere.sees(link.first);

    await visitor.page.bringToFront();
    await visitor.sees(codePages.activate);
    // In the browser of the applicant the link asks nothing more than to be confirmed.
    const sms = await visitor.phone.newLink();
    await visitor.page.goto(sms);
    await visitor.sees(link.title);
    expect(await visitor.field({ id: 'Tahun', en: 'Year' }).count()).toBe(0);
    await visitor.press(link.confirm);
    await visitor.sees(link.second);
  });

  it('that somebody else got can be disowned, and is void then', async () => {
    const { visitor } = await withSubmission(site, 'sms');
    await visitor.sees(codePages.verify);
    const stranger = await opensElsewhere(visitor, 'sms');
    await stranger.press(link.notMine);
    await stranger.sees(link.void);
    await visitor.page.bringToFront();
    expect(await messages('sms', visitor.person.phone)).toHaveLength(1);
  });
});
