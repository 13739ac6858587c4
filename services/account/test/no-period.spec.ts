import { AccountFixture } from './account.fixture.js';

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
  await account.query('delete from period');
});
afterAll(() => account.stop());

it('says that no period was made known yet, where there is none', async () => {
  const answer = await account.call('/api/v1/period');
  expect([answer.status, answer.json<{ code: string }>().code]).toEqual([404, 'no-period']);
});
