import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Mail } from '../src/domain/templates/mail-page.js';
import { SmtpProvider } from '../src/out/smtp/smtp-provider.js';

type Step = 'greeting' | 'RCPT' | 'DATA' | 'message';
type Script = Partial<Record<Step, string>>;

const mail: Mail = { subject: 'Kode verifikasi akun Daftar', text: 'Kode 123456', html: '<p>123456</p>', locale: 'id' };
const sockets = new Set<Socket>();
let server: Server;
let provider: SmtpProvider;
let script: Script = {};
let messages: string[] = [];
let connections = 0;

/** A mail server that says what the script tells it to; «hang» is to say nothing, «drop» to hang up. */
function serve(socket: Socket): void {
  connections++;
  sockets.add(socket);
  let inMessage = false;
  let text = '';
  const say = (step: Step, otherwise: string) => {
    const line = script[step] ?? otherwise;
    if (line === 'drop') socket.destroy();
    else if (line !== 'hang') socket.write(`${line}\r\n`);
    return line === otherwise;
  };
  const command = (line: string) => {
    if (inMessage && line !== '.') text += `${line}\n`;
    else if (inMessage) {
      inMessage = false;
      if (say('message', '250 taken')) messages.push(text);
      text = '';
    } else if (/^EHLO/i.test(line)) socket.write('250 test\r\n');
    else if (/^RCPT/i.test(line)) say('RCPT', '250 ok');
    else if (/^DATA/i.test(line)) inMessage = say('DATA', '354 go on');
    else socket.write('250 ok\r\n');
  };
  let rest = '';
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    const lines = (rest + data.toString()).split('\r\n');
    rest = lines.pop() ?? '';
    lines.forEach(command);
  });
  say('greeting', '220 test');
}

const send = (recipient = 'siti@contoh.id') => provider.send({ deliveryId: randomUUID(), attempt: 1, recipient }, mail);

beforeAll(async () => {
  server = createServer(serve).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
beforeEach(() => {
  script = {};
  messages = [];
  connections = 0;
  provider = new SmtpProvider({
    name: 'smtp',
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    from: { name: 'Daftar', address: 'no-reply@daftar.localhost' },
    timeoutMs: 300,
    connections: 2,
  });
});
afterEach(async () => {
  await provider.stop();
  for (const socket of sockets) socket.destroy();
});
afterAll(() => server.close());

test('a mail has one recipient and a message id that is the same for each attempt', async () => {
  const envelope = { deliveryId: randomUUID(), attempt: 1, recipient: 'siti@contoh.id' };
  expect(await provider.send(envelope, mail)).toEqual({ kind: 'accepted' });
  expect(await provider.send({ ...envelope, attempt: 2 }, mail)).toEqual({ kind: 'accepted' });
  for (const message of messages) {
    expect(message).toContain(`Message-ID: <${envelope.deliveryId}@daftar.localhost>`);
    expect(message).toContain('To: siti@contoh.id');
  }
  expect([messages.length, connections]).toEqual([2, 1]);
});

test.each<[Script, object]>([
  [{ RCPT: '550 no such user' }, { kind: 'refused', reason: 'recipient-refused' }],
  [{ RCPT: '451 come back later' }, { kind: 'later', reason: 'provider-busy' }],
  [{ message: '554 looks like spam' }, { kind: 'refused', reason: 'message-refused' }],
  [{ message: '452 disk full' }, { kind: 'later', reason: 'provider-busy' }],
  [{ greeting: '421 too busy' }, { kind: 'later', reason: 'provider-busy' }],
  [{ greeting: 'hang' }, { kind: 'later', reason: 'unreachable' }],
  [{ greeting: 'drop' }, { kind: 'later', reason: 'unreachable' }],
  [{ message: 'hang' }, { kind: 'unknown', reason: 'no-answer' }],
  [{ message: 'drop' }, { kind: 'unknown', reason: 'no-answer' }],
])('a server that does %j makes it %j', async (does, outcome) => {
  script = does;
  expect(await send()).toEqual(outcome);
  script = {};
  expect(await send()).toEqual({ kind: 'accepted' });
});

test('a mail that a server was slow to take is sent by nobody a second time on its own', async () => {
  script = { message: 'drop' };
  await send();
  script = {};
  expect(messages).toHaveLength(0);
  expect(connections).toBe(1);
});

test('a server that is not there is known not to have the mail', async () => {
  const nowhere = new SmtpProvider({
    name: 'nowhere',
    url: 'smtp://127.0.0.1:1',
    from: { name: '', address: 'a@b.id' },
    timeoutMs: 300,
    connections: 1,
  });
  const outcome = await nowhere.send({ deliveryId: randomUUID(), attempt: 1, recipient: 'siti@contoh.id' }, mail);
  expect(outcome).toEqual({ kind: 'later', reason: 'unreachable' });
  await nowhere.stop();
});

test.each(['siti', 'siti@a@b', 'a@b.id, c@d.id', 'a@b.id\r\nBcc: c@d.id', '<a@b.id>', 'a b@c.id', ''])(
  'the address «%s» is refused without a call',
  async (recipient) => {
    expect(await send(recipient)).toEqual({ kind: 'refused', reason: 'recipient-invalid' });
    expect(connections).toBe(0);
  },
);
