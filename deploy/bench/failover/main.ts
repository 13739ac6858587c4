import { configureLogging } from '#runtime';
import { eventually } from '#testing';
import { percentile } from '../../journey/report.js';
import { environmentOf, type Infra, type System } from '../../local/index.js';
import { type Channel, CodeIssuer } from '../code-issuer.js';
import { FreshSystem } from '../fresh-system.js';
import { runBench } from '../run-bench.js';
import { isAsExpected, type Line, pageOf, type Result, summaryOf } from './page.js';
import { type Arrival, type Behaviour, ProviderPairs, WELL } from './providers.js';
import { type Issued, nameOf, Traffic } from './traffic.js';

const TRAFFIC_MS = 15_000;
const PATIENCE_MS = 90_000;

const CASES: Readonly<Record<string, Behaviour>> = {
  'is well': WELL,
  'is slow: answers after 5 s': { sms: { delayMs: 5_000 }, email: { delayMs: 5_000 } },
  'fails: refuses everything for now': { sms: { refuse: 'temporary' }, email: { isBusy: true } },
  'hangs: drops everything and never answers': { sms: { hang: true }, email: { hangs: true } },
  'takes everything and answers too late': { sms: { delayMs: 20_000 }, email: { delayMs: 20_000 } },
  'answers twice: each SMS and each report two times': { sms: { answerTwice: true }, email: WELL.email },
  'is away: nobody listens': { sms: 'away', email: 'away' },
};

function lineOf(
  name: string,
  channel: Channel,
  issued: readonly Issued[],
  arrived: ReadonlyMap<string, readonly Arrival[]>,
  back: number,
): Line {
  const mine = issued.filter((code) => code.channel === channel);
  const ways = mine.map((code) => ({ at: code.at, arrivals: arrived.get(nameOf(code)) ?? [] }));
  const took = ways.flatMap(({ at, arrivals }) =>
    arrivals.length > 0 ? [(Math.min(...arrivals.map((one) => one.at)) - at) / 1_000] : [],
  );
  const by = (who: 'A' | 'B') => ways.filter(({ arrivals }) => arrivals.some((one) => one.by === who)).length;
  return {
    ...{ name, channel, back, issued: mine.length, arrived: took.length, byA: by('A'), byB: by('B') },
    copies: ways.reduce((sum, { arrivals }) => sum + Math.max(0, arrivals.length - 1), 0),
    ...{ p50: percentile(took, 50), p95: percentile(took, 95), longest: Math.max(...took) },
  };
}

const UNFINISHED = `select count(*)::int as count from deliveries where state in ('queued', 'sending')`;

async function measure(fresh: FreshSystem, traffic: Traffic, providers: ProviderPairs): Promise<Result> {
  const lines: Line[] = [];
  for (const [name, behaviour] of Object.entries(CASES)) {
    await providers.behave(behaviour);
    const issued = await traffic.issueFor(TRAFFIC_MS);
    await traffic.arrivalsOf(issued, PATIENCE_MS);
    await providers.behave(WELL);
    const back = await traffic.untilBack(PATIENCE_MS);
    // A copy comes when an attempt is given up, which may be after its code has arrived.
    const isOver = async () => (await fresh.ask<{ count: number }>('notification', UNFINISHED))[0]?.count === 0;
    await eventually(isOver, { timeoutMs: PATIENCE_MS, everyMs: 500 });
    const arrived = await traffic.arrivalsOf(issued, 0);
    for (const channel of ['sms', 'email'] as const) {
      if (channel === 'email' && behaviour !== WELL && behaviour.email === WELL.email) continue;
      const line = lineOf(name, channel, issued, arrived, back[channel]);
      lines.push(line);
      console.log(summaryOf([line]));
    }
  }
  return lines;
}

async function bench(): Promise<Result> {
  configureLogging({ service: 'verification', role: 'relay', level: 'error' });
  const open: { providers?: ProviderPairs } = {};
  const launch = async (system: System, { profile, description }: Infra) => {
    const { KANNEL_USERNAME: username = '', KANNEL_PASSWORD: password = '' } = environmentOf(profile, 'notification');
    open.providers = await ProviderPairs.open({ username, password }, description.sms.url);
    // Nobody else hears: these codes belong to no registration that account and verification know.
    await system.start('verification', { role: 'relay' });
    await system.start('notification', { env: open.providers.environment });
  };
  const fresh = await FreshSystem.start(launch);
  const issuer = await CodeIssuer.open(fresh.infra.profile);
  try {
    if (!open.providers) throw new Error('no providers');
    return await measure(fresh, new Traffic(issuer, open.providers), open.providers);
  } finally {
    await issuer.close();
    await fresh.stop();
    await open.providers?.close();
  }
}

await runBench('docs/benchmarks/failover.md', bench, { pageOf, summaryOf: () => '', isAsExpected });
