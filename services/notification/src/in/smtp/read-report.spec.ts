import fc from 'fast-check';
import { readReport } from './read-report.js';

const exchange = `Content-Type: multipart/report; boundary=b1; report-type="delivery-status"

--b1
Content-Type: text/plain

gone
--b1
content-type: Message/Delivery-Status; name=x

Reporting-MTA: dns;mx

Final-recipient: RFC822;a@contoh.id
action:   Failed (retries exhausted)
STATUS: 5.2.2

Final-recipient: RFC822;b@contoh.id
Action: delayed
Status: 4.2.2
--b1--
`;

test.each(['\n', '\r\n'])('the status of each recipient is read, however it is written', (end) => {
  expect(readReport(exchange.replaceAll('\n', end))).toEqual([
    { action: 'failed', status: '5.2.2' },
    { action: 'delayed', status: '4.2.2' },
  ]);
});

test.each([
  ['of another type', exchange.replace('multipart/report', 'multipart/mixed')],
  ['without a boundary', exchange.replace('boundary=b1;', '')],
  ['without a status', exchange.replace('Message/Delivery-Status', 'text/plain')],
  ['without anything', ''],
  ['with a body alone', `\n\n${exchange}`],
])('a mail %s says nothing', (_, mail) => {
  expect(readReport(mail)).toEqual([]);
});

test('whatever comes, it is read in no time and breaks nothing', () => {
  const pieces = fc.constantFrom(
    '\n',
    '\n\n',
    '--b1',
    '--b1--',
    'Content-Type: ',
    ';',
    ' ',
    'Action: failed',
    ...exchange.split('\n'),
  );
  fc.assert(fc.property(fc.array(pieces, { maxLength: 200 }), (all) => readReport(all.join('\n')).length >= 0));
  const hostile = `Content-Type: multipart/report; boundary=b1\n\n${'--b1\n'.repeat(50_000)}${' '.repeat(200_000)}`;
  const began = performance.now();
  readReport(hostile);
  readReport(`Content-Type: multipart/report${'; boundary'.repeat(20_000)}\n\n`);
  readReport(
    `Content-Type: multipart/report; boundary=b1\n\n--b1\nContent-Type: message/delivery-status\n\n${'\n '.repeat(60_000)}x`,
  );
  expect(performance.now() - began).toBeLessThan(1_000);
});
