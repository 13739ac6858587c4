import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { configureLogging } from '#runtime';
import { openTestDatabase, type TestDatabase } from '#testing';
import { migrations } from '../../services/account/migrations/index.js';
import { openInfra, type Profile, System } from '../local/index.js';
import { accountInside } from './account-inside.js';
import { loginInside, loginOverHttp, resetInside, resetOverHttp } from './cases.js';
import { differenceOfMedians } from './interval.js';
import { measure, namesFor, type Pair } from './measure.js';
import { CONFIDENCE, isAsExpected, pageOf, type Result } from './page.js';
import { activePeople } from './people.js';

const PAGE = 'docs/benchmarks/equal-time.md';
const INSTANCE = 'equal-time-account';
const { values } = parseArgs({ options: { samples: { type: 'string', default: '2000' } } });
const count = Number(values.samples);

async function compare(database: TestDatabase, name: string, pair: Pair, isControl = false): Promise<Result> {
  // What was tried before is forgotten, so that each name is a fresh one again.
  for (const table of ['login_throttle', 'challenge_grant']) await database.dataSource.query(`truncate ${table}`);
  const { existing, unknown } = await measure(pair, count);
  const result = { name, count, isControl, ...differenceOfMedians(existing, unknown, CONFIDENCE) };
  const [low, high] = result.interval;
  console.log(`  ${name.padEnd(34)} ${low.toFixed(2)} to ${high.toFixed(2)} ms ${isAsExpected(result) ? '' : '(!)'}`);
  return result;
}

async function bench(profile: Profile, database: TestDatabase): Promise<Result[]> {
  const { running, work, hash } = await accountInside(profile, { DATABASE_URL: database.url });
  const system = new System(profile);
  try {
    console.log(`Registering ${namesFor(count)} people …`);
    await activePeople(work, namesFor(count), await hash('kata sandi yang tidak dipakai'));
    await database.dataSource.query('analyze');
    const env = { DATABASE_URL: database.url, LOG_LEVEL: 'error' };
    // One that an interrupted run left would answer from another database.
    await system.process(INSTANCE).stop();
    const { url, process } = await system.start('account', { role: 'serve', instance: INSTANCE, env });
    console.log(`Existing against unknown names, ${count} of each by turns; 99.9 % interval of the difference:`);
    try {
      return [
        await compare(database, 'login over HTTP', loginOverHttp(url)),
        await compare(database, 'reset over HTTP', resetOverHttp(url)),
        await compare(database, 'login, use case', loginInside(running, true)),
        await compare(database, 'login, without the dummy hash', loginInside(running, false), true),
        await compare(database, 'reset, use case', resetInside(running, true)),
        await compare(database, 'reset, without rows about nobody', resetInside(running, false), true),
      ];
    } finally {
      await process.stop();
    }
  } finally {
    await running.stop();
  }
}

async function run(): Promise<boolean> {
  configureLogging({ service: 'account', role: 'serve', level: 'error' });
  const { profile } = await openInfra('test');
  const database = await openTestDatabase({ migrations });
  try {
    const results = await bench(profile, database);
    mkdirSync(dirname(PAGE), { recursive: true });
    writeFileSync(PAGE, pageOf(results, new Date()));
    console.log(`Written to ${PAGE}.`);
    return results.every(isAsExpected);
  } finally {
    await database.drop();
  }
}

try {
  process.exit((await run()) ? 0 : 1);
} catch (error) {
  console.error(error);
  process.exit(1);
}
