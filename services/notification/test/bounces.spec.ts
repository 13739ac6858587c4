import { randomBytes, randomUUID } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { eventually } from '#testing';
import { ReturnPaths } from '../src/app/return-paths.js';
import { Bench, type Challenge, type Part } from './notification-bench.js';

const DOMAIN = 'pantulan.daftar.localhost';
const receiptKey = randomBytes(32);
const returnPaths = new ReturnPaths(receiptKey, DOMAIN);
const senders = new Map<string, string>();
/** Stands where mails go to, and notes the return path of each. */
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData(stream, { envelope }, done) {
    if (envelope.mailFrom) senders.set(envelope.rcptTo[0]?.address ?? '', envelope.mailFrom.address);
    stream.resume().on('end', () => done());
  },
});
let bench: Bench;
let consume: Part;
let work: Part;
let port: number;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeAll(async () => {
  await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve));
  port = await freePort();
  bench = await Bench.open({
    SMTP_URL: `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}`,
    BOUNCE_PORT: String(port),
    BOUNCE_DOMAIN: DOMAIN,
    RECEIPT_KEY: receiptKey.toString('base64'),
  });
  consume = await bench.start('consume');
  work = await bench.start('work');
});
afterAll(async () => {
  await bench.close();
  await new Promise<void>((resolve) => mailServer.close(resolve));
});

const inState = (challenge: Challenge, state: string) =>
  eventually(async () => {
    const delivery = await bench.delivery(challenge);
    expect(delivery.state).toBe(state);
    return delivery;
  });

async function sentMail(): Promise<{ challenge: Challenge; returnPath: string; id: string }> {
  const challenge = bench.challenge('email');
  await bench.issue(consume, challenge);
  const { delivery_id } = await inState(challenge, 'sent');
  return { challenge, returnPath: senders.get(challenge.recipient) ?? '', id: String(delivery_id) };
}

/** A delivery status notification as Postfix writes it. */
const notification = (action: string, status: string) =>
  [
    'From: MAILER-DAEMON@mx.contoh.id',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="A1B2/mx.contoh.id"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--A1B2/mx.contoh.id',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry. Action: failed',
    '',
    '--A1B2/mx.contoh.id',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.contoh.id',
    'Arrival-Date: Thu, 20 Aug 2026 03:00:00 +0000 (UTC)',
    '',
    'Final-Recipient: rfc822; pelamar@contoh.id',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 User',
    '    unknown',
    '',
    '--A1B2/mx.contoh.id',
    'Content-Type: message/rfc822',
    '',
    'Subject: Kode verifikasi akun Daftar',
    '',
    'x'.repeat(2_000),
    '--A1B2/mx.contoh.id--',
    '',
  ].join('\r\n');

async function bounce(to: string | string[], raw: string, at = port): Promise<{ code: number; text: string }> {
  const transport = createTransport({ host: '127.0.0.1', port: at, ignoreTLS: true });
  try {
    const { response } = await transport.sendMail({ envelope: { from: '', to }, raw });
    return { code: Number(response.slice(0, 3)), text: response };
  } catch (error) {
    const { responseCode = 0, response = '' } = error as { responseCode?: number; response?: string };
    return { code: responseCode, text: response };
  } finally {
    transport.close();
  }
}

test('each mail has a return path of its own, within the length that mail servers take', async () => {
  const [one, other] = [await sentMail(), await sentMail()];
  expect(one.returnPath).not.toBe(other.returnPath);
  expect(returnPaths.read(one.returnPath)).toEqual({ deliveryId: one.id, attempt: 1 });
  expect(one.returnPath.split('@')[0]?.length).toBeLessThanOrEqual(64);
});

test.each([
  ['failed', '5.1.1', 'failed', 'bounced'],
  ['failed', '4.4.7', 'failed', 'not-delivered'],
  ['delayed', '4.4.1', 'sent', null],
  ['relayed', '2.0.0', 'sent', null],
  ['delivered', '2.0.0', 'delivered', null],
])('a mail that comes back as «%s» with %s is %s: %s', async (action, status, state, reason) => {
  const { challenge, returnPath } = await sentMail();
  expect(await bounce(returnPath, notification(action, status))).toMatchObject({ code: 250 });
  expect(await bench.delivery(challenge)).toMatchObject({ state, reason });
  const told = { failed: ['sent', `failed ${reason}`], sent: ['sent'], delivered: ['sent', 'delivered'] }[state];
  expect(await bench.told(challenge)).toEqual(told);
});

test('a mail that comes back twice, late and in capitals has failed once', async () => {
  const { challenge, returnPath } = await sentMail();
  await bench.database.shiftClock(30 * 86_400);
  for (const path of [returnPath, returnPath.toUpperCase(), returnPath]) {
    expect(await bounce(path, notification('failed', '5.1.1'))).toMatchObject({ code: 250 });
  }
  await bench.database.shiftClock(0);
  expect(await bench.told(challenge)).toEqual(['sent', 'failed bounced']);
});

test('a holiday replier, an empty mail and a broken notification are taken and mean nothing', async () => {
  const { challenge, returnPath } = await sentMail();
  const mails = [
    'Subject: Cuti\r\nAuto-Submitted: auto-replied\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n',
    '\r\n',
    notification('failed', '5.1.1').replaceAll('--A1B2', '--C3D4'),
    notification('failed', '5.1.1').replace('message/delivery-status', 'text/plain'),
  ];
  for (const mail of mails) expect(await bounce(returnPath, mail)).toMatchObject({ code: 250 });
  expect((await bench.delivery(challenge)).state).toBe('sent');
});

test('an address that we did not sign is refused before its mail is heard', async () => {
  const { challenge, returnPath, id } = await sentMail();
  const [local = '', domain = ''] = returnPath.split('@');
  const [path, , signature = ''] = local.split('.');
  const other = await sentMail();
  const forged = [
    `${path}.1.${'0'.repeat(18)}@${domain}`,
    `${path}.2.${signature}@${domain}`,
    `${other.returnPath.split('.')[0]}.1.${signature}@${domain}`,
    `${local}@lain.localhost`,
    `bounce+${id}@${domain}`,
    `postmaster@${domain}`,
    `no-reply@${domain}`,
  ];
  for (const address of forged) {
    const answer = await bounce(address, notification('failed', '5.1.1'));
    expect(answer).toMatchObject({ code: 550 });
    expect(answer.text).not.toContain(id);
  }
  expect((await bench.delivery(challenge)).state).toBe('sent');
});

test('a signed address of a mail that is unknown, or that went by SMS, is refused', async () => {
  const sms = bench.challenge('sms');
  await bench.issue(consume, sms);
  const { delivery_id } = await bench.delivery(sms);
  for (const id of [randomUUID(), String(delivery_id)]) {
    expect(await bounce(returnPaths.of(id, 1), notification('failed', '5.1.1'))).toMatchObject({ code: 550 });
  }
});

test('what concerns an earlier attempt does not end a later one', async () => {
  const { challenge, id } = await sentMail();
  await bench.database.dataSource.query('update deliveries set attempts = 2 where delivery_id = $1', [id]);
  expect(await bounce(returnPaths.of(id, 1), notification('failed', '5.1.1'))).toMatchObject({ code: 250 });
  expect((await bench.delivery(challenge)).state).toBe('sent');
  expect(await bounce(returnPaths.of(id, 2), notification('failed', '5.1.1'))).toMatchObject({ code: 250 });
  expect((await bench.delivery(challenge)).state).toBe('failed');
});

test('a huge mail is refused, one with the report at its front is read', async () => {
  const { challenge, returnPath } = await sentMail();
  const long = `${notification('failed', '5.1.1')}${'y'.repeat(900)}\r\n`;
  expect(await bounce(returnPath, long + 'z\r\n'.repeat(700_000))).toMatchObject({ code: 552 });
  expect((await bench.delivery(challenge)).state).toBe('sent');
  expect(await bounce(returnPath, long + 'z\r\n'.repeat(200_000))).toMatchObject({ code: 250 });
  expect((await bench.delivery(challenge)).state).toBe('failed');
});

test('while the database is away the mail server is asked to come again', async () => {
  const { challenge, returnPath } = await sentMail();
  const own = await freePort();
  const lost = await bench.start('work', { BOUNCE_PORT: String(own) });
  const { DataSource } = await import('typeorm');
  await lost.app.get(DataSource, { strict: false }).destroy();
  expect(await bounce(returnPath, notification('failed', '5.1.1'), own)).toMatchObject({ code: 451 });
  expect((await bench.delivery(challenge)).state).toBe('sent');
  expect(await bounce(returnPath, notification('failed', '5.1.1'))).toMatchObject({ code: 250 });
  expect((await bench.delivery(challenge)).state).toBe('failed');
  await lost.stop();
});

test('without a port nothing listens, and mails return to their sender', async () => {
  await work.stop();
  work = await bench.start('work', { BOUNCE_PORT: '' });
  expect(await bounce('x@y.id', notification('failed', '5.1.1'))).toMatchObject({ code: 0 });
  const { returnPath } = await sentMail();
  expect(returnPath).toBe('no-reply@daftar.localhost');
});
