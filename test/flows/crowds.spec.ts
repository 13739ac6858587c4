import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '#testing';
import type { Period } from '../../deploy/journey/answers.js';
import type { Applicant } from '../../deploy/journey/applicant.js';
import { Client } from '../../deploy/journey/client.js';
import { codeIn, tokenIn } from '../../deploy/journey/inbox.js';
import { prepare } from '../../deploy/journey/journey.js';
import { inventPerson, type Person } from '../../deploy/journey/person.js';
import * as steps from '../../deploy/journey/steps.js';
import { type ServiceName, serviceUrl } from '../../deploy/local/index.js';
import { ask } from './databases.js';
import { type RunningSystem, startSystem, step } from './running-system.js';

const CROWD = 1_000;
const SECOND = [
  'account',
  'document-storage',
  'verification',
  'notification',
] as const satisfies readonly ServiceName[];
const URL_KEYS: Readonly<Record<(typeof SECOND)[number], string>> = {
  account: 'ACCOUNT_URL',
  'document-storage': 'DOCUMENT_STORAGE_URL',
  verification: 'VERIFICATION_URL',
  notification: 'NOTIFICATION_URL',
};
const second = (name: string) => `${name}-second`;

interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly outcome?: string;
}

/** How many answers there were of each sort. */
function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, code, outcome } of answers) {
    const sort = `${status} ${code ?? outcome ?? ''}`.trim();
    counts[sort] = (counts[sort] ?? 0) + 1;
  }
  return counts;
}

async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.map((item, index) => ({ item, index }));
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next.index] = await work(next.item, next.index);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

describe('a thousand at once, through the portal, against two processes of each service', () => {
  let running: RunningSystem;
  let portals: string[];

  beforeAll(async () => {
    running = await startSystem();
    const urls: Record<string, string> = {};
    for (const name of SECOND) {
      const { url } = await running.system.start(name, { instance: second(name) });
      urls[URL_KEYS[name]] = url;
    }
    const portal = await running.system.start('portal', { instance: second('portal'), env: urls });
    portals = [running.surroundings.base, portal.url];
  });
  afterAll(async () => {
    await Promise.all([...SECOND, 'portal'].map((name) => running.system.process(second(name)).stop()));
    await running.stop();
  });

  async function send(index: number, path: string, cookie: string, body: unknown): Promise<Answer> {
    const answer = await fetch(`${portals[index % portals.length]}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    // A crowd may be told to come back: people do, after the pause that is asked for.
    if (answer.status === 503) {
      await answer.body?.cancel();
      await pause(1_000 * Number(answer.headers.get('retry-after')));
      return send(index, path, cookie, body);
    }
    return { status: answer.status, ...((await answer.json()) as object) };
  }

  async function waitingForCode(): Promise<{ applicant: Applicant; code: string; cookie: string }> {
    const applicant = running.applicant({ first: 'email' });
    await prepare(applicant, step);
    await steps.submit(applicant);
    const code = codeIn(await steps.waitForMessage(applicant, 1));
    return { applicant, code, cookie: applicant.client.cookies.headerFor('/api/v1/verifications/code') };
  }

  const CODE = '/api/v1/verifications/code';
  const crowd = Array.from({ length: CROWD }, (_, index) => index);

  it('a thousand right confirmations give one proof, and every answer is a success', async () => {
    const { applicant, code, cookie } = await waitingForCode();
    const answers = await Promise.all(crowd.map((index) => send(index, CODE, cookie, { code })));
    expect(tally(answers)).toEqual({ '200 verified': 1, '200 already-verified': CROWD - 1 });
    await steps.waitForState(applicant, 'verified');
    const { registrationId } = await applicant.client.get<{ registrationId: string }>('/api/v1/registrations/me');
    const events = await ask<{ n: number }>(
      running.infra,
      'verification',
      `select count(*)::int n from outbox where key = $1 and type like '%contact.verified%'`,
      [registrationId],
    );
    expect(events).toEqual([{ n: 1 }]);
  });

  it('of a thousand wrong ones five are evaluated', async () => {
    const { code, cookie } = await waitingForCode();
    const wrong = code === '123456' ? '654321' : '123456';
    const answers = await Promise.all(crowd.map((index) => send(index, CODE, cookie, { code: wrong })));
    expect(tally(answers)).toEqual({ '422 code-wrong': 5, '422 code-locked': CROWD - 5 });
    expect((await send(0, CODE, cookie, { code })).code).toBe('code-locked');
  });

  it('of a thousand first proofs for one NIK one is verified, and 999 are cancelled and told', async () => {
    const { nik } = inventPerson();
    const account = serviceUrl(running.infra.profile, 'account');
    const period = await new Client(account).get<Period>('/api/v1/period');
    // Six uploads each would measure the inspection and not the race: this period asks for no documents meanwhile.
    const [asked] = await ask<{ requirements: unknown }>(
      running.infra,
      'account',
      'select requirements from period_requirements where period_id = $1',
      [period.periodId],
    );
    const askFor = (requirements: string) =>
      ask(running.infra, 'account', 'update period_requirements set requirements = $2 where period_id = $1', [
        period.periodId,
        requirements,
      ]);
    await askFor('[]');
    try {
      const people = await inParallel(crowd, 16, () => submitted(account, { ...inventPerson(), nik }));
      const tokens = await inParallel(people, 16, async ({ person }) =>
        tokenIn(await running.surroundings.inboxes.waitFor({ channel: 'email', address: person.email }, 1, 120_000)),
      );
      const answers = await Promise.all(
        people.map(({ person }, index) =>
          send(index, '/api/v1/verifications/link', '', { token: tokens[index], birthDate: person.birthDate }),
        ),
      );
      const proven = answers.filter(({ status }) => status === 200).length;
      expect({
        told: proven + answers.filter(({ code }) => code === 'link-revoked').length,
        sorts: tally(answers),
      }).toMatchObject({ told: CROWD });
      const ids = people.map(({ registrationId }) => registrationId);
      const states = () =>
        ask<{ state: string; n: number }>(
          running.infra,
          'account',
          'select state, count(*)::int n from registration where registration_id = any($1) group by 1 order by 1',
          [ids],
        );
      await eventually(
        async () => {
          expect(await states()).toEqual([
            { state: 'cancelled', n: CROWD - 1 },
            { state: 'verified', n: 1 },
          ]);
          return true;
        },
        { timeoutMs: 120_000, everyMs: 500 },
      );
      await eventually(
        async () => {
          const told = await ask<{ n: number }>(
            running.infra,
            'account',
            `select count(distinct key)::int n from outbox where type like '%notice.requested%' and key = any($1)`,
            [ids],
          );
          expect(told[0]?.n).toBeGreaterThanOrEqual(CROWD - 1);
          return true;
        },
        { timeoutMs: 60_000, everyMs: 500 },
      );
    } finally {
      await askFor(JSON.stringify(asked?.requirements));
    }
  });

  async function submitted(base: string, person: Person): Promise<{ person: Person; registrationId: string }> {
    const client = new Client(base, true);
    const { email, phone, password, ...data } = person;
    const draft = await client.post<{ registrationId: string }>(
      '/api/v1/registrations',
      {
        person: data,
        contacts: { email, phone },
        password,
        consent: { accepted: true, noticeVersion: '2026-01', swafoto: false },
      },
      randomUUID(),
    );
    await client.post('/api/v1/registrations/me/submission', { first: 'email', receipts: [] });
    return { person, registrationId: draft.registrationId };
  }
});
