import { jest } from '@jest/globals';
import { emailAddress, mobileNumber } from '../../services/account/src/domain/contact-address.js';
import { PasswordPolicy } from '../../services/account/src/domain/password.policy.js';
import { person as checkedPerson } from '../../services/account/src/domain/person.js';
import { warningsOf } from '../../services/account/src/domain/person.warnings.js';
import { defaultRequirements } from '../../services/document-storage/src/domain/default-requirements.js';
import { renderMail } from '../../services/notification/src/domain/templates/mail.js';
import { linkOf } from '../../services/notification/src/domain/templates/pages.js';
import { renderSms } from '../../services/notification/src/domain/templates/sms.js';
import { ProofOfWork } from '../../services/portal/src/admission/proof-of-work.js';
import { startPortal } from '../../services/portal/test/portal.js';
import { Upstream } from '../../services/portal/test/upstream.js';
import { Client } from './client.js';
import { CookieJar } from './cookies.js';
import { codeIn, tokenIn } from './inbox.js';
import { inventPerson } from './person.js';
import { solve } from './proof-of-work.js';
import { percentile } from './report.js';
import { sampleOf } from './samples.js';

describe('the messages', () => {
  const token = 'q1WfQxH0mJ5yV7uB2nK8sT4rL6pD9cE3aG0hZ123456';
  const message = {
    purpose: 'verify',
    locale: 'id',
    maskedName: 'S*** N*****',
    code: '042917',
    link: linkOf('http://localhost:8080', token),
  } as const;

  it.each([
    ['a mail', renderMail(message).text],
    ['an SMS', renderSms(message)],
  ])('of %s are read as a person reads them: the code, and the token of the link', (_kind, text) => {
    expect(codeIn({ id: '1', text })).toBe('042917');
    expect(tokenIn({ id: '1', text })).toBe(token);
  });
});

describe('an invented person', () => {
  it('has data that account accepts without a warning', () => {
    for (let round = 0; round < 200; round += 1) {
      const { email, phone, password, ...data } = inventPerson();
      const read = checkedPerson(data, new Date());
      expect(warningsOf(read)).toEqual([]);
      expect(emailAddress(email)).toBe(email);
      expect(mobileNumber(phone)).toBe(phone);
      expect(new PasswordPolicy().chosen(password)).toBe(password);
    }
  });

  it('is a new one each time', () => {
    const people = Array.from({ length: 200 }, inventPerson);
    expect(new Set(people.map(({ nik }) => nik)).size).toBe(people.length);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  });
});

describe('the samples', () => {
  it.each(
    defaultRequirements
      .filter(({ properties }) => properties.mandatory)
      .map((requirement) => [requirement.kind, requirement] as const),
  )('have a file for %s that fits', async (kind, requirement) => {
    const { fileName, contentType, bytes } = await sampleOf(kind, inventPerson());
    expect(requirement.objectionsTo({ fileName, contentType, sizeBytes: bytes.length })).toEqual([]);
  });
});

describe('the cookie jar', () => {
  it('sends a cookie to its path and below, until it is taken back', () => {
    const jar = new CookieJar();
    jar.keep([
      '__Host-daftar-session=a.b=; Path=/; HttpOnly; Secure',
      '__Secure-daftar-refresh=r; Path=/api/v1/sessions; HttpOnly',
    ]);
    expect(jar.headerFor('/api/v1/documents')).toBe('__Host-daftar-session=a.b=');
    expect(jar.headerFor('/api/v1/sessions/refresh')).toBe('__Host-daftar-session=a.b=; __Secure-daftar-refresh=r');
    expect(jar.headerFor('/api/v1/sessionsx')).not.toContain('refresh');
    jar.keep(['__Secure-daftar-refresh=; Max-Age=0; Path=/api/v1/sessions']);
    expect(jar.hasRefreshToken()).toBe(false);
  });
});

describe('the work for the portal', () => {
  it('is done as the portal checks it', async () => {
    const portal = new ProofOfWork({ signature: 's', solution: 't' }, 10, 60);
    const challenge = await portal.challenge(50);
    expect(await portal.check(await solve(challenge))).toEqual({ nonce: challenge.parameters.nonce });
  });
});

describe('the client', () => {
  it('does the work that the portal asks for, and then its request is let through', async () => {
    const account = await Upstream.start('account');
    const portal = await startPortal({ ACCOUNT_URL: account.url });
    const answer = await new Client(portal.url).post('/api/v1/registrations', { a: 1 }, 'a-key-of-this-test');
    expect(answer).toEqual({ upstream: 'account' });
    expect(account.seen).toHaveLength(1);
    expect(account.last).toMatchObject({ body: '{"a":1}', headers: { 'idempotency-key': 'a-key-of-this-test' } });
    await portal.running.stop();
    await account.stop();
  });
});

describe('an edit', () => {
  it('names the version that was seen last', async () => {
    const client = new Client('http://portal.example');
    const asked: (string | null)[] = [];
    const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
      asked.push(new Headers(init?.headers).get('if-match'));
      return new Response('{}', { headers: { etag: `"${asked.length}"` } });
    });
    await client.get('/api/v1/registrations/me');
    await client.patch('/api/v1/registrations/me', {});
    await client.patch('/api/v1/registrations/me', {});
    fetched.mockRestore();
    expect(asked).toEqual([null, '"1"', '"2"']);
  });
});

describe('the report', () => {
  it('gives the nearest-rank percentile', () => {
    const values = Array.from({ length: 100 }, (_, i) => i + 1).reverse();
    expect([percentile(values, 50), percentile(values, 95), percentile([7], 95)]).toEqual([50, 95, 7]);
  });
});
