import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jwtVerify, SignJWT } from 'jose';
import { eventually } from '#testing';
import { configureLogging } from '../logger.js';
import { remoteSessionKeys } from './session.js';

configureLogging({ service: 'spec', role: 'serve', level: 'error' });
const [old, next] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
const published = (pairs: Record<string, { publicKey: KeyObject }>) =>
  Object.entries(pairs).map(([kid, { publicKey }]) => ({ ...publicKey.export({ format: 'jwk' }), kid, alg: 'EdDSA' }));
const signed = (kid: string, { privateKey }: { privateKey: KeyObject }) =>
  new SignJWT({}).setProtectedHeader({ alg: 'EdDSA', kid }).sign(privateKey);

let server: Server;
let keys: object[] = [];
let isAway = false;
let url: string;
beforeAll(async () => {
  server = createServer((_request, response) => {
    if (isAway) response.writeHead(503).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  isAway = false;
  keys = published({ old, next });
});

describe('the session keys of another service', () => {
  it('are trusted as long as their owner publishes them, and not much longer', async () => {
    const trusted = remoteSessionKeys(url, 0);
    const [byOld, byNext] = [await signed('old', old), await signed('next', next)];
    await jwtVerify(byOld, trusted);
    keys = published({ next });
    await eventually(() =>
      jwtVerify(byOld, trusted).then(
        () => false,
        () => true,
      ),
    );
    await jwtVerify(byNext, trusted);
  });

  it('go on while their owner is away', async () => {
    const trusted = remoteSessionKeys(url, 0);
    const token = await signed('old', old);
    await jwtVerify(token, trusted);
    isAway = true;
    for (let n = 0; n < 20; n++) await jwtVerify(token, trusted);
  });

  it('are not fetched at each request', async () => {
    const trusted = remoteSessionKeys(url);
    const token = await signed('old', old);
    await jwtVerify(token, trusted);
    keys = [];
    for (let n = 0; n < 20; n++) await jwtVerify(token, trusted);
  });
});
