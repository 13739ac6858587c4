import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Gateway, startGateway } from './gateway.js';
import type { Message } from './message-box.js';
import { fillEscapes } from './reports.js';

let gateway: Gateway;
const calls: string[] = [];
let caller: Server;
let callbackUrl: string;

const until = async (condition: () => boolean) => {
  for (let waited = 0; !condition() && waited < 3_000; waited += 10) await new Promise((done) => setTimeout(done, 10));
};
const behave = (behaviour: object) =>
  fetch(`${gateway.url}/api/behaviour`, { method: 'PUT', body: JSON.stringify(behaviour) });
const inbox = async (to = '') =>
  (await (await fetch(`${gateway.url}/api/messages?to=${encodeURIComponent(to)}`)).json()) as {
    text: string;
    copy: number;
  }[];
const send = (more: Record<string, string> = {}) =>
  fetch(`${gateway.url}/cgi-bin/sendsms`, {
    method: 'POST',
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'x-kannel-username': 'u',
      'x-kannel-password': 'p',
      'x-kannel-from': 'DAFTAR',
      'x-kannel-to': '+6281200000001',
      'x-kannel-dlr-mask': '27',
      'x-kannel-dlr-url': `${callbackUrl}/dlr?value=%d`,
      ...more,
    },
    body: 'Kode <b>123456</b>',
  });

beforeAll(async () => {
  gateway = await startGateway({ host: '127.0.0.1', port: 0, username: 'u', password: 'p' });
  caller = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => caller.once('listening', resolve));
  callbackUrl = `http://127.0.0.1:${(caller.address() as AddressInfo).port}`;
});
beforeEach(async () => {
  calls.length = 0;
  await behave({});
  await fetch(`${gateway.url}/api/messages`, { method: 'DELETE' });
});
afterAll(async () => {
  await gateway.close();
  caller.close();
});

test('a message by POST is answered as Kannel does, shown, and reported by the network and by the phone', async () => {
  await behave({ reportDelayMs: 40 });
  const answer = await send();
  expect([answer.status, await answer.text()]).toEqual([202, '0: Accepted for delivery']);
  expect(await inbox('0812')).toHaveLength(0);
  expect(await inbox('+62 812-0000-0001')).toMatchObject([{ text: 'Kode <b>123456</b>', copy: 1 }]);
  await until(() => calls.length === 2);
  expect(calls).toEqual(['/dlr?value=8', '/dlr?value=1']);
});

test('a message by GET reaches each receiver', async () => {
  const query = new URLSearchParams({ username: 'u', password: 'p', from: 'X', to: '0811 0822', text: 'halo' });
  expect((await fetch(`${gateway.url}/cgi-bin/sendsms?${query}`)).status).toBe(202);
  expect(await inbox()).toHaveLength(2);
});

test('a wrong password, a missing receiver and a bad callback are refused in the words of Kannel', async () => {
  const wrong = await send({ 'x-kannel-password': 'no' });
  expect([wrong.status, await wrong.text()]).toEqual([403, 'Authorization failed for sendsms']);
  expect((await send({ 'x-kannel-to': '' })).status).toBe(400);
  expect((await send({ 'x-kannel-dlr-url': 'ftp://x/abcdefg' })).status).toBe(400);
  expect(await inbox()).toHaveLength(0);
});

test('it refuses for now or for good when it is told to', async () => {
  await behave({ refuse: 'temporary' });
  expect((await send()).status).toBe(503);
  await behave({ refuse: 'permanent' });
  expect((await send()).status).toBe(403);
  expect(await inbox()).toHaveLength(0);
});

test('told to answer twice, it delivers twice and reports twice', async () => {
  await behave({ answerTwice: true, reportDelayMs: 30 });
  await send();
  expect(await inbox()).toMatchObject([{ copy: 1 }, { copy: 2 }]);
  await until(() => calls.length === 4);
  expect(calls.filter((url) => url === '/dlr?value=1')).toHaveLength(2);
});

test('told to hang, it takes the request and never answers', async () => {
  await behave({ hang: true });
  await expect(
    fetch(`${gateway.url}/cgi-bin/sendsms?username=u`, { signal: AbortSignal.timeout(200) }),
  ).rejects.toThrow();
});

test('the page shows messages as text, never as markup', async () => {
  await send();
  const page = await fetch(gateway.url);
  const html = await page.text();
  expect(html).toContain('Kode &lt;b&gt;123456&lt;/b&gt;');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('an unknown behaviour is refused', async () => {
  expect((await behave({ refuse: 'sometimes' })).status).toBe(400);
});

const sendJson = (more: object = {}, authorization = 'Bearer p') =>
  fetch(`${gateway.url}/json/messages`, {
    method: 'POST',
    headers: { authorization },
    body: JSON.stringify({ id: 'm-1', to: '+6281200000001', from: 'DAFTAR', text: 'Kode <b>1</b>', ...more }),
  });
const behaveAsJson = (behaviour: object) =>
  fetch(`${gateway.url}/api/json-behaviour`, { method: 'PUT', body: JSON.stringify(behaviour) });

test('the JSON interface takes a message, shows it beside the others, and reports by POST', async () => {
  await behaveAsJson({ reportDelayMs: 40 });
  const answer = await sendJson({ reportUrl: `${callbackUrl}/json?x=1` });
  expect([answer.status, await answer.json()]).toMatchObject([201, { status: 'queued' }]);
  expect(await inbox('+6281200000001')).toMatchObject([{ text: 'Kode <b>1</b>', via: 'json', account: 'm-1' }]);
  const reported = () => calls.filter((url) => url === '/json?x=1').length;
  await until(() => reported() === 2);
  expect(reported()).toBe(2);
});

test('the JSON interface misbehaves by itself, and refuses what is malformed or not allowed', async () => {
  await behave({ hang: true });
  await behaveAsJson({ refuse: 'temporary' });
  expect((await sendJson()).status).toBe(503);
  await behaveAsJson({ refuse: 'permanent' });
  expect([(await sendJson()).status, (await sendJson({}, 'Bearer no')).status]).toEqual([422, 401]);
  await behaveAsJson({});
  expect((await sendJson({ to: '0812' })).status).toBe(400);
  expect((await sendJson()).status).toBe(201);
});

test('escapes are filled in as Kannel fills them', () => {
  const message: Message = {
    id: 'a-b',
    at: '',
    from: 'DAFTAR',
    to: '+62811',
    text: '',
    copy: 1,
    account: 'x',
    via: 'kannel',
    reports: [],
  };
  const at = new Date('2026-01-02T03:04:05Z');
  expect(fillEscapes('http://h/?a=%d&b=%p&c=%P&d=%t&e=%T&f=%F&g=%A&h=%2F', 1, message, at)).toBe(
    'http://h/?a=1&b=DAFTAR&c=%2B62811&d=2026-01-02+03:04:05&e=1767323045&f=ab&g=stat%3ADELIVRD%20err%3A000&h=%2F',
  );
});
