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

test('a second SMS provider is JSON that describes it, and what is wrong with it is said without its secrets', () => {
  const { schema } = notificationKeys.GENERIC_SMS;
  const description = {
    url: 'https://sms.contoh.id/v1',
    headers: { authorization: 'App rahasia' },
    body: { form: { to: '{recipient}', text: '{text}' } },
    answers: { accepted: [{ status: ['2xx'] }] },
  };
  expect(schema.safeParse(undefined)).toEqual({ success: true, data: undefined });
  expect(schema.safeParse(JSON.stringify(description)).data).toMatchObject({ name: 'generic', method: 'POST' });
  for (const text of ['rahasia', JSON.stringify({ ...description, url: 'rahasia' }), '{"rahasia']) {
    const { success, error } = schema.safeParse(text);
    expect(success).toBe(false);
    expect(error?.message).not.toContain('rahasia');
  }
});
