import { outcomeOfAnswer } from './answer.js';
import { DescribedReports } from './described-reports.js';
import { fill, smsDescription } from './description.js';

const given = {
  url: 'https://sms.contoh.id/v1/messages',
  headers: { authorization: 'App rahasia', 'idempotency-key': '{messageId}' },
  body: { json: { messages: [{ to: '{recipientDigits}', text: '{text}', id: '{messageId}' }] } },
  answers: {
    accepted: [{ status: ['2xx'], path: '/messages/0/status', is: [1, 'PENDING'] }],
    permanent: [
      { path: '/messages/0/status', is: [5], reason: 'recipient-refused' },
      { status: ['413'], reason: 'message-refused' },
    ],
    temporary: [{ status: ['200'], path: '/messages/0/status', is: ['BUSY'] }, { status: ['409', '5xx'] }],
  },
  messageId: '/messages/0/id',
  reports: { path: '/a~1b', accepted: ['accepted'], delivered: ['DELIVERED', 1], failed: ['EXPIRED', false] },
};
const description = smsDescription.parse(given);
const body = (status: unknown, id: unknown = 'x-1') => JSON.stringify({ messages: [{ status, id }] });

test.each<[number, string, object]>([
  [200, body('PENDING'), { kind: 'accepted', messageId: 'x-1' }],
  [200, body('1', 7), { kind: 'accepted', messageId: '7' }],
  [200, body('PENDING', 'two words'), { kind: 'accepted' }],
  [200, body(5), { kind: 'refused', reason: 'recipient-refused' }],
  [500, body(5), { kind: 'refused', reason: 'recipient-refused' }],
  [413, '', { kind: 'refused', reason: 'message-refused' }],
  [200, body('BUSY'), { kind: 'later', reason: 'provider-busy' }],
  [409, '', { kind: 'later', reason: 'provider-busy' }],
  [502, '<html>', { kind: 'later', reason: 'provider-busy' }],
  [200, body('SOMETHING'), { kind: 'unknown', reason: 'no-answer' }],
  [200, 'not JSON', { kind: 'unknown', reason: 'no-answer' }],
  [200, '{"messages":{"0":null}}', { kind: 'unknown', reason: 'no-answer' }],
  [429, '', { kind: 'later', reason: 'provider-busy' }],
  [401, '', { kind: 'later', reason: 'provider-misconfigured' }],
  [302, '', { kind: 'later', reason: 'provider-misconfigured' }],
  [400, '', { kind: 'refused', reason: 'message-refused' }],
])('the answer %i %s means %j', (status, text, outcome) => {
  expect(outcomeOfAnswer(description, { status, body: text })).toEqual(outcome);
});

test.each([
  ['no recipient', { body: { json: { text: '{text}' } } }],
  ['no text', { body: { form: { to: '{recipient}' } } }],
  ['an unknown word in braces', { body: { json: { to: '{recipient}', text: '{text}', x: '{password}' } } }],
  ['a text in a header, which is logged on the way', { headers: { 'x-text': '{text}' } }],
  ['a header of two lines', { headers: { 'x-a': 'b\r\nc: d' } }],
  ['a method that puts everything into the address', { method: 'GET' }],
  ['another protocol', { url: 'file:///etc/passwd' }],
  ['nothing that means accepted', { answers: { accepted: [] } }],
  ['a condition without a condition', { answers: { accepted: [{}] } }],
  ['a path without what is to be there', { answers: { accepted: [{ path: '/a' }] } }],
  ['a key that is none', { bodyy: {} }],
])('a description with %s is refused at the start', (_, changes) => {
  expect(smsDescription.safeParse({ ...given, ...changes }).success).toBe(false);
});

test('what is filled in is never looked at again', () => {
  const values = {
    recipient: '+62811',
    recipientDigits: '62811',
    messageId: 'm',
    receiptUrl: 'u',
    text: '{recipient} $& $1',
  };
  expect(fill('{text}|{recipient}|{text}', values)).toBe('{recipient} $& $1|+62811|{recipient} $& $1');
});

test.each([
  [{ 'a/b': 'DELIVERED' }, 'arrived'],
  [{ 'a/b': '1' }, 'arrived'],
  [{ 'a/b': 'EXPIRED' }, 'undelivered'],
  [{ 'a/b': false }, 'undelivered'],
  [{ 'a/b': 'accepted' }, 'accepted'],
  [{ 'a/b': 'ROAMING' }, 'nothing'],
  [{ 'a/b': { DELIVERED: 1 } }, 'nothing'],
  [[], 'nothing'],
  [undefined, 'nothing'],
])('the report %j means «%s»', (report, meaning) => {
  const { reports } = description;
  if (!reports) throw new Error('no reports');
  expect(new DescribedReports(reports).meaningOf(report)).toBe(meaning);
});
