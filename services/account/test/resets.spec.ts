import { eventually } from '#testing';
import { HANDLE_COOKIE } from '../src/in/http/browser-cookies.js';
import {
  challengesOf,
  device,
  drawEmail,
  drawNik,
  drawPhone,
  finish,
  handle,
  owner,
  problemOf,
  RESETS,
  receiptFor,
  recipientOf,
} from './access.js';
import { AccountFixture } from './account.fixture.js';
import type { Answer } from './http.js';

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());
afterEach(() => account.database.shiftClock(0));

const NOT_PROVEN = [403, 'reset-not-proven'];
const DAY = 86_400;
const ask = (nik: string, channel: 'email' | 'sms' = 'email', cookies = {}) =>
  account.post(RESETS, { nik, channel }, { cookies });

describe('POST /password-resets', () => {
  it('has the proven contact asked, in the name of this browser alone', async () => {
    const known = await owner(account);
    const asked = await ask(known.nik, 'sms');
    const [challenge] = await challengesOf(account, asked);
    if (!challenge) throw new Error('nothing was asked');
    expect([asked.status, asked.json()]).toEqual([202, { channel: 'sms', resendAfterSeconds: 60 }]);
    expect(asked.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Secure-daftar-handle=[\w-]{43}; Max-Age=1800; Path=\/api\/v1; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
    expect(challenge).toMatchObject({ registrationId: known.registrationId, contactId: known.sms, purpose: 'reset' });
    expect(recipientOf(challenge)).toBe(known.phone);
    expect(new Date(challenge.until).getTime() - Date.now()).toBeLessThanOrEqual(30 * 60_000);
    const stored = JSON.stringify(await account.query('select * from challenge_grant'));
    expect(stored).not.toContain(asked.cookies[HANDLE_COOKIE]);
  });

  it('draws another secret each time', async () => {
    const { nik } = await owner(account);
    const [one, other] = [await ask(nik), await ask(nik)];
    expect(handle(one)).not.toEqual(handle(other));
  });

  describe('where nobody is to be written to', () => {
    const cases: [string, () => Promise<{ nik: string; channel: 'email' | 'sms' }>][] = [
      ['an unknown NIK', async () => ({ nik: drawNik(), channel: 'email' })],
      ['a draft', async () => ({ nik: (await account.draft(drawNik())).nik, channel: 'email' })],
      ['a submitted one', async () => ({ nik: (await account.submitted(drawNik())).nik, channel: 'email' })],
      ['an unproven contact', async () => ({ nik: (await owner(account, { until: 'verified' })).nik, channel: 'sms' })],
      [
        'a contact whose reader said "not mine"',
        async () => {
          const known = await owner(account);
          await account.query('update contact set disowned_at = now() where contact_id = $1', [known.email]);
          return { nik: known.nik, channel: 'email' };
        },
      ],
      [
        'too many of a day',
        async () => {
          const { nik } = await owner(account);
          for (let n = 0; n < 3; n++) await ask(nik);
          return { nik, channel: 'email' };
        },
      ],
      [
        'a contact that is shared, without one of the own',
        async () => {
          const [emailAddress, phone] = [drawEmail(), drawPhone()];
          const { nik } = await owner(account, { emailAddress, phone });
          await owner(account, { emailAddress, phone });
          return { nik, channel: 'email' };
        },
      ],
    ];

    const rowsOf = async () => {
      const tables = ['challenge_grant', 'outbox', 'audit', 'timeline', 'contact_change', 'login_throttle', 'device'];
      const counts = await Promise.all(
        tables.map(async (table) => {
          const [row] = await account.query<{ count: number }>(`select count(*)::int as count from ${table}`);
          return [table, row?.count ?? 0] as const;
        }),
      );
      return Object.fromEntries(counts);
    };
    const written = async (about: { nik: string; channel: 'email' | 'sms' }) => {
      const before = await rowsOf();
      const answer = await ask(about.nik, about.channel);
      const after = await rowsOf();
      const rows = Object.fromEntries(
        Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]),
      );
      return { answer, rows };
    };
    const seen = ({ answer, rows }: { answer: Answer; rows: object }) => {
      const headers = Object.fromEntries(
        [...answer.headers].filter(([name]) => !['date', 'x-correlation-id', 'set-cookie'].includes(name)),
      );
      const cookies = answer.headers.getSetCookie().map((line) => line.replace(/=[\w-]{43};/, '=…;'));
      return { status: answer.status, text: answer.text, headers, cookies, rows };
    };

    it.each(cases)('%s looks and leaves the same as a real one', async (_, prepare) => {
      const about = await prepare();
      const real = seen(await written({ nik: (await owner(account)).nik, channel: about.channel }));
      const decoy = await written(about);
      expect(seen(decoy)).toEqual(real);
      expect(real.rows).toMatchObject({ challenge_grant: 1, outbox: 1, audit: 1, timeline: 0 });
      const [challenge] = await challengesOf(account, decoy.answer);
      expect(challenge && 'sealedRecipient' in challenge).toBe(false);
      expect(
        await account.query('select 1 from registration where registration_id = $1', [challenge?.registrationId]),
      ).toEqual([]);
      // Even a guessed code gives nothing: verification would sign it, and there is nobody.
      if (challenge) {
        const answer = await finish(account, decoy.answer, [await receiptFor(challenge)]);
        expect(problemOf(answer)).toEqual(NOT_PROVEN);
      }
    });
  });

  it('is possible three times within 24 hours for strangers, and again the day after', async () => {
    const known = await owner(account);
    const realOnes = async (count: number, cookies = {}) => {
      const found: boolean[] = [];
      for (let n = 0; n < count; n++) {
        const [challenge] = await challengesOf(account, await ask(known.nik, 'email', cookies));
        found.push(challenge?.registrationId === known.registrationId);
      }
      return found;
    };
    expect(await realOnes(4)).toEqual([true, true, true, false]);
    // Strangers cannot keep the owner's browser from it.
    expect(await realOnes(4, device(known))).toEqual([true, true, true, false]);
    await account.database.shiftClock(DAY + 60);
    expect(await realOnes(1)).toEqual([true]);
  });

  it('counts three of twenty at once', async () => {
    const known = await owner(account);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(known.nik)));
    const asked = await Promise.all(answers.map((answer) => challengesOf(account, answer)));
    expect(asked.flat().filter(({ registrationId }) => registrationId === known.registrationId)).toHaveLength(3);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  });

  it.each([
    ['nothing', undefined, [' required']],
    ['no channel', { nik: '3171015508950001' }, ['/channel required']],
    ['another channel', { nik: '3171015508950001', channel: 'post' }, ['/channel not-a-choice']],
    ['a short NIK', { nik: '317', channel: 'sms' }, ['/nik nik-format']],
    ['a NIK in other digits', { nik: '３１７１０１５５０８９５０００１', channel: 'sms' }, ['/nik nik-format']],
    ['an object', { nik: { $ne: 1 }, channel: 'sms' }, ['/nik wrong-type']],
    ['more than was asked for', { nik: '3171015508950001', channel: 'sms', to: 'x' }, ['/to unknown-field']],
  ])('refuses %s', async (_, body, fields) => {
    expect(problemOf(await account.post(RESETS, body))).toEqual([400, 'invalid-request', ...fields]);
  });
});

describe('old grants', () => {
  it('are deleted', async () => {
    await ask((await owner(account)).nik);
    await account.database.shiftClock(5 * DAY);
    const worker = await account.startWorker();
    try {
      await eventually(async () => (await account.query('select 1 from challenge_grant')).length === 0);
    } finally {
      await worker.stop();
    }
  });
});
