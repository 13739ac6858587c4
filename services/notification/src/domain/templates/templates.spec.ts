import type { CodeMessage } from './code-message.js';
import { fitsOneSegment, septets } from './gsm7.js';
import { renderMail } from './mail.js';
import { codePageOf, linkOf } from './pages.js';
import { renderSms, smsFits } from './sms.js';

const token = 'A-_z'.repeat(11).slice(0, 43);
const origin = `https://${'a'.repeat(22)}`;
const message: CodeMessage = {
  purpose: 'verify',
  locale: 'id',
  maskedName: 'S*** N********',
  code: '123456',
  link: linkOf(origin, token),
};
const both = (['id', 'en'] as const).flatMap((locale) =>
  (['verify', 'activate'] as const).map((purpose) => ({ ...message, locale, purpose })),
);

const grants = (['id', 'en'] as const).flatMap((locale) =>
  (['reset', 'change'] as const).map((purpose) => ({
    ...message,
    locale,
    purpose,
    link: codePageOf('https://daftar-sscasn.bkn.go.id/', purpose) ?? '',
  })),
);

test('septets are counted by GSM 03.38', () => {
  expect(septets('Kode @_é')).toBe(8);
  expect(septets('€[]')).toBe(6);
  expect(septets('日')).toBeUndefined();
  expect(fitsOneSegment('a'.repeat(160))).toBe(true);
  expect(fitsOneSegment('a'.repeat(161))).toBe(false);
});

test.each(both)('an SMS in $locale to $purpose is one segment and has code, link and warning', (each) => {
  expect(origin).toHaveLength(30);
  const text = renderSms(each);
  expect(fitsOneSegment(text)).toBe(true);
  expect(text).toContain('123456');
  expect(text).toContain(each.link);
  expect(text).toMatch(/tak pernah memintanya|never ask/);
  expect(text).toContain('S* N*');
});

test.each(grants)(
  'an SMS in $locale to $purpose is one segment, and leads to the page where the code is typed',
  (each) => {
    const text = renderSms(each);
    expect(fitsOneSegment(text)).toBe(true);
    expect(text).toContain('123456');
    expect(text).toContain('S* N*');
    expect(text).toMatch(/tak pernah memintanya|never ask/);
    expect(text).toMatch(/(?:Ketik di|Type it at) https:\/\/daftar-sscasn\.bkn\.go\.id\/(?:atur-ulang|ganti-kontak)$/);
  },
);

test.each(grants)(
  'a mail in $locale to $purpose has no link that proves anything, and says what to do with it',
  (each) => {
    const mail = renderMail(each);
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain('123456');
      expect(body).toContain(each.link);
      expect(body).toMatch(/paling lama 30 menit|30 minutes at most/);
      expect(body).toMatch(/di peramban tempat Anda memintanya|in the browser that asked for it/);
      expect(body).toMatch(/kata sandi tidak berubah|password does not change|tidak ada yang berubah|nothing changes/);
      expect(body).toMatch(/Petugas tidak pernah meminta|No officer will ever ask/);
      expect(body).not.toMatch(/undefined|#[\w-]{20}|24 jam|24 hours/);
    }
    expect(mail.subject).not.toContain('123456');
  },
);

test.each([...both, ...grants])('a mail in $locale to $purpose can be read by a screen reader', (each) => {
  const { html } = renderMail(each);
  expect(html).toContain(`<html lang="${each.locale}">`);
  expect(html).toMatch(/<title>[^<]+<\/title>/);
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toContain('<main');
  expect(html).not.toMatch(/<img|<table|<script|<link/);
});

test('each purpose has words of its own', () => {
  const texts = [...both, ...grants].map((each) => renderMail(each).text.replace(each.link, ''));
  expect(new Set(texts).size).toBe(texts.length);
});

test('an SMS leaves out the name before anything else when it does not fit', () => {
  const long = { ...message, maskedName: Array(20).fill('A***').join(' ') };
  expect(fitsOneSegment(renderSms(long))).toBe(true);
  expect(renderSms(long)).toMatch(/^Kode verifikasi 123456\. Petugas/);
  const foreign = { ...message, maskedName: 'Ł***' };
  expect(fitsOneSegment(renderSms(foreign))).toBe(true);
});

test('a very long origin still gets code, warning and link', () => {
  const link = linkOf(`https://${'a'.repeat(52)}/`, token);
  const text = renderSms({ ...message, link });
  expect(fitsOneSegment(text)).toBe(true);
  expect(text).toBe(`Kode 123456. Petugas tak pernah memintanya. ${link}`);
});

test.each(both)(
  'a mail in $locale to $purpose says the same in text and HTML, and keeps the code out of its subject',
  (each) => {
    const mail = renderMail(each);
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain('123456');
      expect(body).toContain(each.link);
      expect(body).toMatch(/Petugas tidak pernah meminta|No officer will ever ask/);
    }
    expect(mail.subject).not.toContain('123456');
    expect(mail.html).toContain(`<html lang="${each.locale}">`);
  },
);

test('whatever a name holds, the mail shows it as text', () => {
  const mail = renderMail({ ...message, maskedName: `<img src=x onerror="a"> & 'b'` });
  expect(mail.html).toContain('&lt;img src=x onerror=&quot;a&quot;&gt; &amp; &#39;b&#39;');
  expect(mail.html).not.toContain('<img');
});

test('an origin with which no SMS fits one segment is known beforehand', () => {
  expect(smsFits('https://daftar-sscasn.bkn.go.id')).toBe(true);
  expect(smsFits(`https://${'a'.repeat(60)}`)).toBe(false);
});
