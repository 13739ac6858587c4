import { notificationKeys } from './notification.config.js';

const parse = (text: string) => notificationKeys.MAIL_FROM.schema.safeParse(text);

test.each([
  ['Daftar <no-reply@daftar.id>', { name: 'Daftar', address: 'no-reply@daftar.id' }],
  ['<no-reply@daftar.id>', { name: '', address: 'no-reply@daftar.id' }],
  ['no-reply@daftar.id', { name: '', address: 'no-reply@daftar.id' }],
])('the sender of mails may be written as %s', (text, mailbox) => {
  expect(parse(text).data).toEqual(mailbox);
});

test.each(['Daftar', 'a@b@c', 'Daftar <a@b.id>, <c@d.id>', 'Daftar\r\nBcc: x <a@b.id>'])(
  'the sender %j is refused at the start',
  (text) => {
    expect(parse(text).success).toBe(false);
  },
);

test('the name of an SMS sender is no longer than networks take', () => {
  const { schema } = notificationKeys.KANNEL_SENDER;
  expect(['DAFTAR', '+628123456', 'DAFTAR CPNS'].map((text) => schema.safeParse(text).success)).toEqual([
    true,
    true,
    true,
  ]);
  expect(schema.safeParse('DAFTAR-CPNS-2026').success).toBe(false);
});
