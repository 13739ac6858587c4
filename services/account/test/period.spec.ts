import { execFile } from 'node:child_process';
import { openTestDatabase, type TestDatabase } from '#testing';
import { migrations } from '../migrations/index.js';
import { StoredPeriods } from '../src/out/store/periods.js';
import { rows } from '../src/out/store/rows.js';
import { setPeriod } from './account.fixture.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ migrations, entities: rows });
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.dataSource.query('delete from period');
  await database.dataSource.query('delete from outbox');
});

const at = (text: string) => new Date(`2026-${text}T00:00:00Z`);
const events = () =>
  database.dataSource.query<{ type: string; key: string; body: string }[]>(
    'select type, key, body from outbox order by id',
  );

describe('setting a period', () => {
  it('creates it, changes it by its name, and publishes how it stands', async () => {
    const periodId = await setPeriod(database.url, { opensAt: at('08-20'), closesAt: at('09-06') });
    expect(await setPeriod(database.url, { opensAt: at('08-20'), closesAt: at('09-10') })).toBe(periodId);
    const published = (await events()).map(({ type, key, body }) => ({
      type,
      key,
      closesAt: JSON.parse(body).closesAt,
    }));
    expect(published).toEqual([
      { type: 'id.daftar.period.changed.v1', key: periodId, closesAt: '2026-09-06T00:00:00.000Z' },
      { type: 'id.daftar.period.changed.v1', key: periodId, closesAt: '2026-09-10T00:00:00.000Z' },
    ]);
  });

  it('publishes nothing when it is told the same again, by however many at once', async () => {
    const same = { opensAt: at('08-20'), closesAt: at('09-06') };
    const ids = await Promise.all(Array.from({ length: 5 }, () => setPeriod(database.url, same)));
    expect(new Set(ids).size).toBe(1);
    expect(await events()).toHaveLength(1);
  });
});

describe('the period that matters', () => {
  it.each([
    ['none at all', [], '08-20', undefined],
    [
      'the one that is open',
      [
        ['2026 A', '08-01', '08-31'],
        ['2026 B', '10-01', '10-31'],
      ],
      '08-20',
      '2026 A',
    ],
    [
      'of two that are open the one that opened last',
      [
        ['2026 A', '08-01', '08-31'],
        ['2026 B', '08-15', '08-31'],
      ],
      '08-20',
      '2026 B',
    ],
    [
      'else the next to open',
      [
        ['2026 A', '08-01', '08-31'],
        ['2026 B', '10-01', '10-31'],
        ['2026 C', '12-01', '12-31'],
      ],
      '09-02',
      '2026 B',
    ],
    [
      'else the last that closed',
      [
        ['2026 A', '08-01', '08-31'],
        ['2026 B', '10-01', '10-31'],
      ],
      '11-20',
      '2026 B',
    ],
  ] as const)('is %s', async (_, periods, today, expected) => {
    for (const [name, opens, closes] of periods)
      await setPeriod(database.url, { name, opensAt: at(opens), closesAt: at(closes) });
    const current = await new StoredPeriods(database.dataSource.manager).current(at(today));
    expect(current?.terms.name).toBe(expected);
  });
});

describe('node dist/services/account/src/in/cli/set-period.js', () => {
  const run = (args: string[], env: Record<string, string> = { DATABASE_URL: database.url }) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const path = 'dist/services/account/src/in/cli/set-period.js';
      execFile(process.execPath, [path, ...args], { env: { PATH: process.env.PATH, ...env } }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
    });
  const terms = [
    '--name',
    'CPNS 2026',
    '--opens',
    '2026-08-20T00:00:00+07:00',
    '--closes',
    '2026-09-10T23:59:59+07:00',
  ];

  it('creates the period with its policy, and says the next time that nothing changed', async () => {
    const whole = [...terms, '--verify', 'email', '--activate', 'none'];
    expect(await run(whole)).toMatchObject({ code: 0, out: expect.stringMatching(/^created [0-9a-f-]{36}\n$/) });
    expect(await run(whole)).toMatchObject({ code: 0, out: expect.stringMatching(/^unchanged /) });
    const published = (await events()).map(({ body }) => JSON.parse(body));
    expect(published).toMatchObject([
      { opensAt: '2026-08-19T17:00:00.000Z', policy: { verify: 'email', activate: 'none' } },
    ]);
  });

  it('explains itself when it is used wrongly, and says when the terms cannot be', async () => {
    expect(await run([])).toMatchObject({ code: 64, err: expect.stringContaining('--name "CPNS 2026"') });
    expect(await run([...terms, '--verify', 'pos'])).toMatchObject({ code: 64 });
    expect(await run(terms.with(3, '20 Agustus'))).toMatchObject({ code: 64 });
    expect(await run(terms, {})).toMatchObject({ code: 64 });
    expect(await run(terms.with(5, '2026-08-01T00:00:00Z'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('period-invalid'),
    });
  });
});
