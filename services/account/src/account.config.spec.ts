import { generateKeyPairSync } from 'node:crypto';
import { loadConfig } from '#runtime';
import { accountKeys } from './account.config.js';

const pair = generateKeyPairSync('ed25519');
const [publicJwk, privateJwk] = [pair.publicKey, pair.privateKey].map((key) => key.export({ format: 'jwk' }));
const { SESSION_OTHER_PUBLIC_KEYS } = accountKeys;
const keysFrom = (value: string | undefined) =>
  loadConfig({ SESSION_OTHER_PUBLIC_KEYS }, { read: () => ({ value }) }).SESSION_OTHER_PUBLIC_KEYS;

describe('further keys of session tokens', () => {
  it('are none unless told, and Ed25519 public keys otherwise', () => {
    expect(keysFrom(undefined)).toEqual([]);
    expect(keysFrom(JSON.stringify({ keys: [publicJwk] }))).toEqual([publicJwk]);
  });

  it.each([
    ['a private key, which would be published', JSON.stringify({ keys: [privateJwk] })],
    ['a key of another curve', JSON.stringify({ keys: [{ ...publicJwk, crv: 'X25519' }] })],
    ['a key without its set', JSON.stringify(publicJwk)],
    ['what is no JSON', 'keys'],
  ])('are refused at the start where there is %s, without a word of it', (_, value) => {
    expect(() => keysFrom(value)).toThrow(/SESSION_OTHER_PUBLIC_KEYS/);
    expect(() => keysFrom(value)).not.toThrow(new RegExp(String(privateJwk?.d)));
  });
});
