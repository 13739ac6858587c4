import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseKeyRing } from '#privacy';
import { profileOf } from './profile.js';
import { secretsOf } from './secrets.js';
import { environmentOf } from './services.js';

describe('the development secrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-secrets-'));
  const profile = { ...profileOf('test'), folder };
  const file = join(folder, 'secrets.json');
  afterEach(() => rmSync(file, { force: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are made once, and kept', () => {
    const made = secretsOf(profile);
    expect(secretsOf(profile)).toEqual(made);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(made);
  });

  it('hold key rings whose first key has the id 1', () => {
    const { masterKeys, sealAccountVerification } = secretsOf(profile);
    for (const ring of [...Object.values(masterKeys), sealAccountVerification])
      expect(parseKeyRing(ring).sealing.id).toBe('1');
  });

  it('of an earlier version go on: a key without an id is the key 1, and the file stays as it is', () => {
    const bare = Buffer.alloc(32, 7).toString('base64');
    const { masterKeys } = secretsOf(profile);
    const earlier = {
      ...secretsOf(profile),
      sealAccountVerification: bare,
      masterKeys: { ...masterKeys, account: bare },
    };
    writeFileSync(file, JSON.stringify(earlier));
    const { MASTER_KEY, SEAL_KEY_ACCOUNT_VERIFICATION } = environmentOf(profile, 'account');
    expect([MASTER_KEY, SEAL_KEY_ACCOUNT_VERIFICATION]).toEqual([`1=${bare}`, `1=${bare}`]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(earlier);
  });
});
