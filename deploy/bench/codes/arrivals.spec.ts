import { codeOfMail, compare } from './arrivals.js';

describe('the comparison of codes issued and arrived', () => {
  const issued = [
    { recipient: '+6281', code: '111111' },
    { recipient: '+6281', code: '111111' },
    { recipient: 'a@b.id', code: '222222' },
  ];

  it('finds nothing where each came once', () => {
    expect(compare(issued, issued.toReversed())).toEqual({ arrived: 3, strange: 0, missing: 0, twice: 0 });
  });

  it('sees a code that reached somebody else, one too many, and one too few', () => {
    const exchanged = [issued[0], issued[1], issued[1], { recipient: '+6281', code: '222222' }] as typeof issued;
    expect(compare(issued, exchanged)).toEqual({ arrived: 4, strange: 1, missing: 1, twice: 1 });
  });
});

describe('the code of a mail', () => {
  it('is the one in its text, whatever digits stand before it and wherever its line is broken', () => {
    const headers = 'Subject: Kode\r\nContent-Type: multipart/alternative; boundary="--_NmP-777777"\r\n\r\n';
    const part = '----_NmP-777777-Part_1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n';
    expect(codeOfMail(`${headers}${part}Halo S***\r\n\r\nKode: 123=\r\n456\r\n\r\nhttps://x/#999999`)).toBe('123456');
  });
});
