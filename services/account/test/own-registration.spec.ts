import { randomUUID } from 'node:crypto';
import { documentAccepted } from '#contracts';
import { SESSION_COOKIE } from '#runtime';
import { AccountFixture, type Drafted, session } from './account.fixture.js';
import { draftBody, NOTICE_VERSION } from './applicants.js';

const URL = '/api/v1/registrations';

interface Problem {
  code: string;
  errors?: { pointer: string; code: string }[];
}
const fieldsOf = (problem: Problem) =>
  Object.fromEntries((problem.errors ?? []).map(({ pointer, code }) => [pointer, code]));

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());

const edit = (drafted: Drafted, body: unknown, ifMatch = '"1"') =>
  account.call(`${URL}/me`, { method: 'PATCH', cookies: session(drafted), headers: { 'if-match': ifMatch }, body });

describe('GET and PATCH /registrations/me', () => {
  it('shows the own data, and contacts masked', async () => {
    const drafted = await account.draft();
    expect(await account.me(drafted)).toEqual({
      registrationId: drafted.registrationId,
      registrationNumber: drafted.registrationNumber,
      state: 'draft',
      periodId: account.periodId,
      person: { ...draftBody().person, nik: drafted.nik },
      warnings: [],
      suggestions: [],
      consents: [
        { scope: 'data', noticeVersion: NOTICE_VERSION, givenAt: expect.stringMatching(/Z$/) },
        { scope: 'swafoto', noticeVersion: NOTICE_VERSION, givenAt: expect.stringMatching(/Z$/) },
      ],
      contacts: [
        {
          contactId: expect.any(String),
          channel: 'email',
          masked: 's***@example.id',
          provenAt: null,
          channelFailedAt: null,
        },
        {
          contactId: expect.any(String),
          channel: 'sms',
          masked: '+62*******7890',
          provenAt: null,
          channelFailedAt: null,
        },
      ],
      documents: [],
      submittedAt: null,
      verifiedAt: null,
      activatedAt: null,
      draftExpiresAt: expect.any(String),
      deadline: null,
      dispute: null,
      cancelled: null,
    });
  });

  it('changes what is named and nothing else, and notes which fields', async () => {
    const drafted = await account.draft();
    const body = { person: { name: 'Siti', address: { postalCode: '10320' } }, contacts: { email: 'baru@example.id' } };
    const answer = await edit(drafted, body);
    expect(answer.status).toBe(200);
    const { person, contacts } = answer.json<{ person: object; contacts: { masked: string }[] }>();
    expect(person).toMatchObject({
      name: 'Siti',
      birthPlace: 'Jakarta',
      address: { postalCode: '10320', street: 'Jl. Melati No. 5' },
    });
    expect(contacts.map(({ masked }) => masked)).toEqual(['b***@example.id', '+62*******7890']);
    expect(await account.me(drafted)).toEqual(answer.json());
    const [entry] = await account.query<{ fields: string[] }>(
      `select fields from audit where action = 'registration.edited' and subject_id = $1`,
      [drafted.registrationId],
    );
    expect(entry?.fields).toEqual(['person.name', 'person.address', 'contacts.email']);
  });

  it('refuses a change that cannot be, with pointers', async () => {
    const drafted = await account.draft();
    const body = { person: { nik: '1', address: { province: '' } }, contacts: { phone: '1' }, state: 'active' };
    const answer = await edit(drafted, body);
    expect([answer.status, fieldsOf(answer.json())]).toEqual([
      400,
      {
        '/person/nik': 'nik-format',
        '/person/address/province': 'place-format',
        '/contacts/phone': 'phone-format',
        '/state': 'unknown-field',
      },
    ]);
  });

  it('refuses a change after Daftar was pressed', async () => {
    const drafted = await account.submitted();
    const answer = await edit(drafted, { person: { name: 'Siti' } });
    expect([answer.status, answer.json<Problem>().code]).toEqual([409, 'registration-not-draft']);
  });

  it('says which version it shows, and takes an edit of that version alone', async () => {
    const drafted = await account.draft();
    const shown = await account.call(`${URL}/me`, { cookies: session(drafted) });
    expect(shown.headers.get('etag')).toBe('"1"');
    const first = await edit(drafted, { person: { name: 'Siti' } });
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"']);
    const stale = await edit(drafted, { person: { name: 'Budi' } });
    expect([stale.status, stale.json<Problem>().code, stale.headers.get('etag')]).toEqual([412, 'edit-stale', '"2"']);
    expect(await account.me(drafted)).toMatchObject({ person: { name: 'Siti' } });
    expect((await edit(drafted, { person: { name: 'Budi' } }, '"1", "2"')).headers.get('etag')).toBe('"3"');
  });

  it('takes an edit that is sent again after its answer was lost, and one that changes nothing', async () => {
    const drafted = await account.draft();
    for (const _ of [1, 2, 3]) {
      const answer = await edit(drafted, { contacts: { phone: '0811 1111 111' } });
      expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"2"']);
    }
    const edits = `select 1 from audit where action = 'registration.edited' and subject_id = $1`;
    expect(await account.query(edits, [drafted.registrationId])).toHaveLength(1);
  });

  it('of twenty edits of one version at once takes one', async () => {
    const drafted = await account.draft();
    const names = Array.from({ length: 20 }, (_, index) => `Siti ${String.fromCharCode(65 + index)}`);
    const answers = await Promise.all(names.map((name) => edit(drafted, { person: { name } })));
    const taken = answers.filter(({ status }) => status === 200);
    expect(taken).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    const [one] = taken;
    expect(await account.me(drafted)).toEqual(one?.json());
  });

  it('is not stale because of what happens to its documents', async () => {
    const drafted = await account.draft();
    const about = { registrationId: drafted.registrationId, documentId: randomUUID(), kind: 'ktp' };
    await account.hear(documentAccepted, { ...about, sha256: 'ab'.repeat(32), sizeBytes: 1, warnings: [] });
    expect((await edit(drafted, { person: { name: 'Siti' } })).status).toBe(200);
  });

  it.each([undefined, '', 'abc', '*', 'W/"1"', '"one"', '1'])('refuses an edit with If-Match %s', async (ifMatch) => {
    const answer = await edit(await account.draft(), { person: { name: 'Siti' } }, ifMatch ?? '');
    expect([answer.status, answer.json<Problem>().code]).toEqual([428, 'if-match-needed']);
  });

  it.each(['GET', 'PATCH'] as const)('%s needs a session', async (method) => {
    const answer = await account.call(`${URL}/me`, { method, body: method === 'PATCH' ? {} : undefined });
    expect([answer.status, answer.json<Problem>().code]).toEqual([401, 'not-signed-in']);
    const forged = { [SESSION_COOKIE]: `${session(await account.draft())[SESSION_COOKIE]}x` };
    expect((await account.call(`${URL}/me`, { method, cookies: forged })).status).toBe(401);
  });
});
