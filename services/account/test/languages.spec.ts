import { randomUUID } from 'node:crypto';
import { AccountFixture } from './account.fixture.js';

interface Problem {
  readonly title: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
}

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());

const words = {
  id: { title: 'Data belum lengkap atau belum benar', required: 'Wajib diisi.' },
  en: { title: 'Some data is missing or not right yet', required: 'This is required.' },
} as const;

describe('Accept-Language', () => {
  it.each([
    ['en-GB,en;q=0.9,id;q=0.5', 'en'],
    ['id-ID,id;q=0.9,en;q=0.8', 'id'],
    ['in-ID,en;q=0.8', 'id'],
    ['fr,en;q=0.3', 'en'],
    ['de', 'id'],
    ['*', 'id'],
    ['en;q=nonsense', 'id'],
    [';,=;q', 'id'],
  ] as const)('%s has problem and fields told in %s', async (accepted, language) => {
    const headers = { 'accept-language': accepted, 'idempotency-key': randomUUID() };
    const answer = await account.post('/api/v1/registrations', {}, { headers });
    const { title, errors } = answer.json<Problem>();
    expect([answer.status, title]).toEqual([400, words[language].title]);
    expect(errors.find(({ pointer }) => pointer === '/person')?.detail).toBe(words[language].required);
    expect(answer.headers.get('vary')).toContain('accept-language');
  });
});
