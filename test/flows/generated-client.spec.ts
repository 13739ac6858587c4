import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Challenge } from 'altcha-lib';
import createClient from 'openapi-fetch';
import { CookieJar } from '../../deploy/journey/cookies.js';
import { codeIn } from '../../deploy/journey/inbox.js';
import { inventPerson } from '../../deploy/journey/person.js';
import { solve } from '../../deploy/journey/proof-of-work.js';
import { sampleOf } from '../../deploy/journey/samples.js';
import { ReadApi } from '../contracts/api-document.js';
import type { Applicant } from './generated-client/applicant.js';
import { GeneratedClient } from './generated-client/generate.js';
import { type RunningSystem, startSystem } from './running-system.js';

describe('a client that is generated from the API document', () => {
  let running: RunningSystem;
  let generated: GeneratedClient;
  let api: ReadApi;
  /** Where an answer was not what the document says. */
  const faults: string[] = [];

  beforeAll(async () => {
    running = await startSystem();
    generated = await GeneratedClient.generate();
    api = await ReadApi.read();
  });
  afterAll(() => running.stop());

  /** A browser: it keeps cookies. Every answer is held against the document. */
  function device(): object {
    const cookies = new CookieJar();
    const browser = async (request: Request) => {
      const { pathname } = new URL(request.url);
      request.headers.set('cookie', cookies.headerFor(pathname));
      const response = await fetch(request);
      cookies.keep(response.headers.getSetCookie());
      if (response.headers.get('content-type')?.includes('json')) {
        const fault = api.faultOfAnswer(request.method, pathname, response.status, await response.clone().json());
        if (fault) faults.push(`${request.method} ${pathname} ${response.status}: ${fault}`);
      }
      return response;
    };
    return createClient({ baseUrl: running.surroundings.base, fetch: browser });
  }

  function somebody(): Applicant {
    const person = inventPerson();
    const { email, phone, password, ...data } = person;
    return {
      draft: { person: data, contacts: { email, phone }, password, locale: 'id' },
      newKey: randomUUID,
      solve: (challenge) => solve(challenge as Challenge),
      async fileOf(kind) {
        const { fileName, contentType, bytes } = await sampleOf(kind, person);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const wanted = { kind, fileName, contentType, sizeBytes: bytes.length, sha256 };
        return { ...wanted, bytes: new Blob([new Uint8Array(bytes)], { type: contentType }) };
      },
      async codeBy(channel) {
        const address = channel === 'email' ? email : phone;
        return codeIn(await running.surroundings.inboxes.waitFor({ channel, address }, 1, 60_000));
      },
      pause: () => pause(150),
    };
  }

  it('compiles, and refuses what the API does not know', async () => {
    generated.add(
      'wrong.ts',
      `import type { Api } from './program.js';
      export const wrong = (api: Api) => api.POST('/api/v1/sessions', { body: { nik: 1, password: 'x' } });
      export const missing = (api: Api) => api.POST('/api/v1/registrations/me/submission', { body: {} });`,
    );
    const complaints = await generated.compile();
    expect(complaints.match(/^\S+\(\d+/gm)?.map((place) => place.split('/').at(-1))).toEqual([
      'wrong.ts(2',
      'wrong.ts(3',
    ]);
  });

  it('walks an applicant from nothing to the Kartu Informasi Akun', async () => {
    const { register } = await generated.program();
    const applicant = somebody();
    const { state, page, pdf } = await register(device(), device(), applicant);
    expect(state).toBe('active');
    expect(page).toContain(applicant.draft.person.nik);
    expect(Buffer.from(pdf).subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  });

  it('got nothing but answers as the document describes them', () => {
    expect(faults).toEqual([]);
  });
});
