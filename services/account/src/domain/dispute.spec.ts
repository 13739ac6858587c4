import { disputeStatement } from './dispute.js';

const SAID = 'NIK itu milik saya, sejak lahir.';

it('a statement is some lines of text, tidied', () => {
  expect(disputeStatement(`  ${SAID}\r\nJose\u0301 saksinya.\r`)).toBe(`${SAID}\nJosé saksinya.`);
});

it.each([
  ['nothing', ''],
  ['a few words', 'itu milik saya'],
  ['digits alone', '1234567890123456789012345'],
  ['a null character', `${SAID}\u0000`],
  ['a turn of the writing direction', `${SAID}\u202E`],
  ['a book', 'a'.repeat(2_001)],
])('a statement is not %s', (_, text) => {
  expect(() => disputeStatement(text)).toThrow('statement-format');
});
