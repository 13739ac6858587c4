import { SESSION_COOKIE } from '#runtime';
import { AccountFixture, session } from './account.fixture.js';
import { draftBody } from './applicants.js';

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
      cancelled: null,
    });
  });

  it('changes what is named and nothing else, and notes which fields', async () => {
    const drafted = await account.draft();
    const body = { person: { name: 'Siti', address: { postalCode: '10320' } }, contacts: { email: 'baru@example.id' } };
    const answer = await account.call(`${URL}/me`, { method: 'PATCH', cookies: session(drafted), body });
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
    const answer = await account.call(`${URL}/me`, { method: 'PATCH', cookies: session(drafted), body });
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
    const answer = await account.call(`${URL}/me`, {
      method: 'PATCH',
      cookies: session(drafted),
      body: { person: { name: 'Siti' } },
    });
    expect([answer.status, answer.json<Problem>().code]).toEqual([409, 'registration-not-draft']);
  });

  it.each(['GET', 'PATCH'] as const)('%s needs a session', async (method) => {
    const answer = await account.call(`${URL}/me`, { method, body: method === 'PATCH' ? {} : undefined });
    expect([answer.status, answer.json<Problem>().code]).toEqual([401, 'not-signed-in']);
    const forged = { [SESSION_COOKIE]: `${session(await account.draft())[SESSION_COOKIE]}x` };
    expect((await account.call(`${URL}/me`, { method, cookies: forged })).status).toBe(401);
  });
});
