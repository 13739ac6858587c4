import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { configureLogging } from '#runtime';
import { eventually } from '#testing';
import { environmentOf, type Infra, type System } from '../../local/index.js';
import { startGateway } from '../../local/sms-gateway/gateway.js';
import { CodeIssuer, type IssuedCode } from '../code-issuer.js';
import { FreshSystem } from '../fresh-system.js';
import { MailSink } from '../mail-sink.js';
import { emailOf, forEachOf } from '../people.js';
import { runBench } from '../run-bench.js';
import { arrivedAt, compare } from './arrivals.js';
import { mixedUp } from './mix-up.js';
import { isAsExpected, pageOf, type Result, summaryOf } from './page.js';

const PATIENCE_MS = 60 * 60_000;
/** So many codes to a mailbox or phone, on the average: families share one. */
const SHARED_BY = 5;
/** After so many codes two are mixed up on purpose. */
const MIX_EVERY = 100;
const { values } = parseArgs({ options: { count: { type: 'string', default: '100000' } } });
const count = Number(values.count);

const addresses = Math.ceil(count / SHARED_BY);
const someone = () => {
  const [mailbox, phone] = [randomInt(addresses), randomInt(addresses)];
  return [
    ['email', emailOf(mailbox)],
    ['sms', `+62812${10_000_000 + phone}`],
  ] as const;
};

/** Publishes codes to mailboxes and phones by turns, and among them those that are mixed up. */
async function publishAll(issuer: CodeIssuer): Promise<{ issued: IssuedCode[]; mixed: IssuedCode[] }> {
  const issued: IssuedCode[] = [];
  const mixed: IssuedCode[] = [];
  await forEachOf(count / 2, async (n) => {
    const codes = issuer.draw(someone());
    issued.push(...codes);
    await issuer.publish(codes);
    if ((n * 2) % MIX_EVERY !== 0) return;
    const channel = (n * 2) % (2 * MIX_EVERY) === 0 ? 0 : 1;
    const [mine, other] = [issuer.draw(someone())[channel], issuer.draw(someone())[channel]];
    if (!mine || !other) return;
    for (const code of mixedUp(issuer, [mine, other], Math.floor(mixed.length / 4))) {
      mixed.push(code);
      await issuer.publish([code]);
    }
  });
  return { issued, mixed };
}

interface Ended {
  readonly state: string;
  readonly reason: string | null;
  readonly count: number;
  readonly sealed: number;
}

async function deliveries(fresh: FreshSystem): Promise<Ended[]> {
  return fresh.ask<Ended>(
    'notification',
    `select state, reason, count(*)::int as count, count(sealed_recipient)::int as sealed
       from deliveries group by state, reason order by 1, 2`,
  );
}

async function measure(fresh: FreshSystem, sink: MailSink, gatewayUrl: string): Promise<Result> {
  const issuer = await CodeIssuer.open(fresh.infra.profile);
  const begun = performance.now();
  const { issued, mixed } = await publishAll(issuer);
  await issuer.close();
  console.log(`  published after ${Math.round((performance.now() - begun) / 1_000)} s`);
  const ended = await eventually(
    async () => {
      const found = await deliveries(fresh);
      const isOver = found.every(({ state }) => state === 'sent' || state === 'failed');
      const sum = found.reduce((total, { count: some }) => total + some, 0);
      return isOver && sum === issued.length + mixed.length && found;
    },
    { timeoutMs: PATIENCE_MS, everyMs: 2_000 },
  );
  const seconds = (performance.now() - begun) / 1_000;
  const arrivals = compare(issued, await arrivedAt(sink, gatewayUrl));
  return { issued: issued.length, mixed: mixed.length, seconds, ended, arrivals };
}

async function bench(): Promise<Result> {
  configureLogging({ service: 'verification', role: 'relay', level: 'error' });
  const open: { sink?: MailSink; gateway?: Awaited<ReturnType<typeof startGateway>> } = {};
  const launch = async (system: System, { profile }: Infra) => {
    const { KANNEL_USERNAME: username = '', KANNEL_PASSWORD: password = '' } = environmentOf(profile, 'notification');
    open.sink = await MailSink.open();
    open.gateway = await startGateway({ host: '127.0.0.1', port: 0, username, password, remembers: 2 * count });
    await fetch(`${open.gateway.url}/api/behaviour`, { method: 'PUT', body: JSON.stringify({ reports: 'none' }) });
    // Nobody else hears: these codes belong to no registration that account and verification know.
    await system.start('verification', { role: 'relay' });
    await system.start('notification', { env: { SMTP_URL: open.sink.url, KANNEL_URL: open.gateway.url } });
  };
  const fresh = await FreshSystem.start(launch);
  try {
    if (!open.sink || !open.gateway) throw new Error('nothing was started');
    console.log(`${count} codes through sealing and sending …`);
    return await measure(fresh, open.sink, open.gateway.url);
  } finally {
    await fresh.stop();
    await open.sink?.close();
    await open.gateway?.close();
  }
}

await runBench('docs/benchmarks/codes.md', bench, { pageOf, summaryOf, isAsExpected });
