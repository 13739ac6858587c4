import { CANCELLATION_REASONS } from './cancellation-words.js';
import { fitsOneSegment } from './gsm7.js';
import { renderMail } from './mail.js';
import { renderNoticeMail, renderNoticeSms } from './notice.js';
import { NOTICE_TEMPLATES, type NoticeMessage } from './notice-message.js';
import { noticePageOf } from './pages.js';
import { SECURITY_TEMPLATES } from './security-words.js';
import { renderSms } from './sms.js';

const message: NoticeMessage = {
  template: 'cancelled',
  locale: 'id',
  maskedName: 'S*** N********',
  registrationNumber: '7K3Q-M2XW-D9TB',
  at: new Date('2026-08-22T03:15:00Z'),
  until: new Date('2026-08-25T16:59:59Z'),
  reason: 'not-verified-in-time',
  link: 'https://daftar-sscasn.bkn.go.id',
};
const all = (['id', 'en'] as const).flatMap((locale) =>
  NOTICE_TEMPLATES.flatMap((template) =>
    (template === 'cancelled' ? [...CANCELLATION_REASONS, 'never-heard-of'] : [undefined]).map((reason) => ({
      ...{ ...message, locale, template, reason },
    })),
  ),
);

test.each(all)('an SMS in $locale of $template $reason is one segment, with the number and the way on', (each) => {
  const text = renderNoticeSms(each);
  expect(fitsOneSegment(text)).toBe(true);
  expect(text).toContain('7K3Q-M2XW-D9TB');
  expect(text).toContain(each.link);
  expect(text).not.toContain('undefined');
});

test.each(all)('with a very long origin an SMS in $locale of $template $reason still says what it must', (each) => {
  const text = renderNoticeSms({ ...each, link: `https://${'a'.repeat(200)}`, maskedName: 'A*** '.repeat(12) });
  expect(fitsOneSegment(text)).toBe(true);
  expect(text).toContain('7K3Q-M2XW-D9TB');
});

test.each(all)('a mail in $locale of $template $reason says the same in text and HTML', (each) => {
  const mail = renderNoticeMail(each);
  for (const body of [mail.text, mail.html]) {
    expect(body).toContain('7K3Q-M2XW-D9TB');
    expect(body).toContain('S*** N********');
    expect(body).toContain(each.link);
    expect(body).toMatch(/Petugas tidak pernah meminta|No officer will ever ask/);
    expect(body).not.toMatch(/undefined|#[\w-]{20}|token|never-heard-of|not-verified/);
  }
  const visible = mail.html.replace(/<style[\s\S]*?<\/style>|<title>.*?<\/title>/g, '').replace(/<[^>]+>/g, '');
  for (const paragraph of mail.text.trim().split(/\n\n|\n/)) expect(visible).toContain(paragraph);
});

test.each(all)('a mail in $locale of $template $reason can be read by a screen reader', (each) => {
  const { html } = renderNoticeMail(each);
  expect(html).toContain(`<html lang="${each.locale}">`);
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toContain('<main');
  expect(html).toMatch(/<title>[^<]+<\/title>/);
  expect(html).not.toMatch(/<img|<table|<script|<link|https?:\/\/(?!daftar-sscasn)/);
});

const security = all.filter(({ template }) => SECURITY_TEMPLATES.some((each) => each === template));

test.each(security)('$template in $locale tells when it happened and what to do if it was not the reader', (each) => {
  const long = { id: '22 Agustus 2026 pukul 10.15 WIB', en: '22 August 2026, 10:15 WIB' }[each.locale];
  const { text, html } = renderNoticeMail(each);
  for (const body of [text, html]) {
    expect(body).toContain(long);
    expect(body).toMatch(/hubungi bantuan|ask the helpdesk/);
    expect(body).not.toMatch(/abaikan surat|ignore this mail/);
  }
  const sms = renderNoticeSms(each);
  expect(sms).toContain(each.locale === 'id' ? '22-08-2026 10.15 WIB' : '22-08-2026 10:15 WIB');
  expect(sms).toMatch(/Bukan Anda\?|Not you\?/);
});

test('whose password or contact was changed by somebody else is told how to get the account back', () => {
  const words = (template: NoticeMessage['template']) => renderNoticeMail({ ...message, template }).text;
  expect(words('password-changed')).toContain('pilih Lupa kata sandi');
  expect(words('contact-changed')).toContain('ganti kata sandi Anda');
  expect(words('nik-disputed')).toContain('Pendaftaran Anda tetap berlaku');
});

test('a welcome has the number and the page to log in, and no card', () => {
  for (const locale of ['id', 'en'] as const) {
    const link = noticePageOf('https://daftar-sscasn.bkn.go.id/', 'welcome');
    const { text } = renderNoticeMail({ ...message, template: 'welcome', locale, link });
    expect(link).toBe('https://daftar-sscasn.bkn.go.id/masuk');
    expect(text).toContain(link);
    expect(text).toContain('7K3Q-M2XW-D9TB');
    expect(text).toMatch(/tautan ini tidak memasukkan siapa pun|this link logs nobody in/);
    expect(renderNoticeSms({ ...message, template: 'welcome', locale, link })).toMatch(/\/masuk$/);
  }
  expect(noticePageOf('https://daftar-sscasn.bkn.go.id/', 'cancelled')).toBe('https://daftar-sscasn.bkn.go.id');
});

test('who withdrew is told what happens to the data, and who did not is sent to the helpdesk', () => {
  const withdrawn = { ...message, reason: 'withdrawn' };
  expect(renderNoticeMail(withdrawn).text).toContain('Datanya dihapus beberapa hari lagi.');
  expect(renderNoticeMail(withdrawn).text).toContain('Bila bukan Anda yang menariknya, segera hubungi bantuan');
  expect(renderNoticeSms(withdrawn)).toContain('Bukan Anda?');
});

test('each reason of a cancellation has words of its own, and its way on', () => {
  const texts = all.filter(({ template }) => template === 'cancelled').map((each) => renderNoticeMail(each).text);
  expect(new Set(texts).size).toBe(texts.length);
  const words = (reason: string) => renderNoticeMail({ ...message, reason }).text;
  expect(words('document-overdue')).toContain('Dokumen yang harus diganti');
  expect(words('not-activated-in-time')).toContain('mendaftar lagi');
  expect(words('nik-taken')).toBe(renderNoticeMail({ ...message, template: 'nik-taken', reason: undefined }).text);
});

test('a moment is written in WIB, whatever the clock of the machine', () => {
  expect(renderNoticeMail({ ...message, template: 'reminder-verify' }).text).toContain(
    'paling lambat 25 Agustus 2026 pukul 23.59 WIB',
  );
  expect(renderNoticeMail({ ...message, template: 'deadline-moved', locale: 'en' }).text).toContain(
    'to 25 August 2026, 23:59 WIB',
  );
  expect(renderNoticeSms({ ...message, template: 'reminder-verify' })).toContain('25-08-2026 23.59 WIB');
  expect(renderNoticeSms({ ...message, template: 'reminder-verify', until: undefined })).toContain('secepatnya');
});

const HOSTILE = [
  'Siti\r\nBcc: lain@contoh.id',
  'Siti\n\nKode Anda: 000000',
  'Siti\u2028Kode 000000',
  'Siti\u0000\u001b[31m',
  '\u202egnp.exe',
  '<script>alert(1)</script>',
  '"><a href="https://jahat.contoh">klik</a>',
  `\${code} {{code}} {link} %d %s $& $1 $\``,
  'A'.repeat(10_000),
];

test.each(HOSTILE)('the name %j stays one short piece of text in every message', (maskedName) => {
  const code = {
    purpose: 'verify',
    locale: 'id',
    maskedName,
    code: '123456',
    link: 'https://d.id/verifikasi#t',
  } as const;
  const plainCode = { ...code, maskedName: 'S***' };
  const plain = { ...message, maskedName: 'S***' };
  const hostile = { ...message, maskedName };
  for (const [mail, same] of [
    [renderMail(code), renderMail(plainCode)],
    [renderNoticeMail(hostile), renderNoticeMail(plain)],
  ] as const) {
    expect(mail.subject).toBe(same.subject);
    expect(mail.text.split('\n')).toHaveLength(same.text.split('\n').length);
    expect(mail.html.replace(/[^<]/g, '')).toBe(same.html.replace(/[^<]/g, ''));
    expect(mail.text.length).toBeLessThan(same.text.length + 100);
    expect(mail.text + mail.html).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}]/u);
  }
  for (const text of [renderSms(code), renderNoticeSms(hostile)]) {
    expect(fitsOneSegment(text)).toBe(true);
    expect(text).not.toMatch(/[\n\r\f]/);
  }
  expect(renderSms(code)).toContain('123456');
});
