import { randomUUID } from 'node:crypto';
import { CHANGES, type Challenge, challengesOf, handle, type Owner, receiptFor } from './access.js';
import { type AccountFixture, session } from './account.fixture.js';
import { PASSWORD } from './applicants.js';
import type { Answer } from './http.js';

type Cookies = { cookies: Record<string, string> };
type Channel = 'email' | 'sms';

export const wish = (channel: Channel, value: string, password = PASSWORD) => ({ channel, value, password });

/** The steps of a change of contact, as a browser takes them. */
export function changing(account: () => AccountFixture) {
  const begin = (of: Cookies, wanted: unknown, key: string = randomUUID()) =>
    account().post(CHANGES, wanted, { cookies: session(of), headers: { 'idempotency-key': key } });
  const step = (of: Cookies, begun: Answer, name: 'authorisation' | 'proof', receipt: string) =>
    account().call(`${CHANGES}/current/${name}`, {
      method: 'PUT',
      cookies: { ...session(of), ...handle(begun) },
      body: { receipt },
    });

  async function begun(of: Owner, channel: Channel, value: string): Promise<Answer> {
    const answer = await begin(of, wish(channel, value));
    if (answer.status !== 202) throw new Error(`not begun: ${answer.text}`);
    return answer;
  }
  /** What was asked first, or after that. */
  async function challenge(of: Answer, place: 0 | 1): Promise<Challenge> {
    const found = (await challengesOf(account(), of))[place];
    if (!found) throw new Error('nothing was asked');
    return found;
  }
  async function authorised(of: Owner, channel: Channel, value: string): Promise<Answer> {
    const answer = await begun(of, channel, value);
    const agreed = await step(of, answer, 'authorisation', await receiptFor(await challenge(answer, 0)));
    if (agreed.status !== 202) throw new Error(`not authorised: ${agreed.text}`);
    return answer;
  }
  async function changed(of: Owner, channel: Channel, value: string): Promise<Answer> {
    const answer = await authorised(of, channel, value);
    return step(of, answer, 'proof', await receiptFor(await challenge(answer, 1)));
  }
  return { begin, step, begun, challenge, authorised, changed };
}
