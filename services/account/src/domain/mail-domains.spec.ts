import { editDistance, suggestedDomain } from './mail-domains.js';

it.each([
  ['', 'abc', 3],
  ['gmail.com', 'gmail.com', 0],
  ['gmial.com', 'gmail.com', 1],
  ['gmai.com', 'gmail.com', 1],
  ['gmaill.com', 'gmail.com', 1],
  ['gnail.con', 'gmail.com', 2],
  ['kitten', 'sitting', 3],
])('from "%s" to "%s" it takes %i edits', (a, b, distance) => {
  expect([editDistance(a, b), editDistance(b, a)]).toEqual([distance, distance]);
});

it.each([
  ['siti@gmial.com', 'gmail.com'],
  ['siti@gmail.con', 'gmail.com'],
  ['siti@GMAIL.CO', 'gmail.com'],
  ['siti@gmail.co.id', 'gmail.com'],
  ['siti@gamil.com', 'gmail.com'],
  ['siti@yaho.com', 'yahoo.com'],
  ['siti@yahooo.co.id', 'yahoo.co.id'],
  ['siti@yahoo.co.i', 'yahoo.co.id'],
  ['siti@live.co', 'live.com'],
  ['siti@hotmial.com', 'hotmail.com'],
  ['siti@outlok.com', 'outlook.com'],
  ['siti@iclod.com', 'icloud.com'],
])('"%s" was probably meant to end in %s', (address, meant) => {
  expect(suggestedDomain(address)).toBe(meant);
});

it.each([
  'siti@gmail.com',
  'siti@yahoo.co.id',
  'siti@ymail.com',
  'siti@mail.com',
  'siti@ui.ac.id',
  'siti@bkn.go.id',
  'siti@example.id',
  'siti@surel.example',
  'siti@lime.com',
  'siti@xyz.id',
])('"%s" may well be right', (address) => {
  expect(suggestedDomain(address)).toBeUndefined();
});
