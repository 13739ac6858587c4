import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compareCodes, notedCodes } from './problem-codes.js';

describe('the codes of problems', () => {
  const problem = (code: string) => JSON.stringify({ code, type: `urn:daftar:error:${code}` });
  const answers: Readonly<Record<string, string>> = {
    '/ours': problem('answered-to-this-spec'),
    '/theirs': JSON.stringify({ code: 'answered-by-a-stranger' }),
    '/broken': '{',
    '/empty': '',
  };
  let server: Server;
  const ask = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);

  beforeAll(async () => {
    server = createServer((request, response) => {
      response.writeHead(409, { 'content-type': 'application/problem+json; charset=utf-8' });
      response.end(answers[request.url ?? '']);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  it('that a test is answered with are noted, and the answer stays as it is', async () => {
    expect(await (await ask('/ours')).text()).toBe(answers['/ours']);
    for (const path of ['/theirs', '/broken', '/empty']) expect(await (await ask(path)).text()).toBe(answers[path]);
    expect(notedCodes()).toContain('answered-to-this-spec');
    expect(notedCodes()).not.toContain('answered-by-a-stranger');
  });

  it('that the document promises are missed until a test met them', () => {
    const api = { components: { examples: { 'nik-taken': {}, 'not-found': {} } } };
    expect(compareCodes(api, new Set(['not-found', 'other']))).toEqual({ met: ['not-found'], missed: ['nik-taken'] });
  });
});
