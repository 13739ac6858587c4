import { parseArgs } from 'node:util';
import { configureLogging } from '#runtime';
import { eventually } from '#testing';
import { Inboxes } from '../../journey/inbox.js';
import { openDevelopmentPeriod, publicOrigin, type ServiceOptions, serviceNames } from '../../local/index.js';
import { cpuSince, cpuTimes } from '../cpu-time.js';
import { FreshSystem, owners } from '../fresh-system.js';
import { MailSink } from '../mail-sink.js';
import { runBench } from '../run-bench.js';
import { Bystanders } from './bystanders.js';
import { lateRegistrations, untilQuiet } from './late-registrations.js';
import { isAsExpected, pageOf, type Result, summaryOf } from './page.js';
import { stages } from './stages.js';

const DAYS = 5;
const PATIENCE_MS = 10 * 60_000;
const { values } = parseArgs({ options: { count: { type: 'string', default: '10000' } } });
const count = Number(values.count);
const goesOn = (recipient: string) => !recipient.endsWith('@example.id');

async function measure(fresh: FreshSystem, sink: MailSink): Promise<Result> {
  const { infra } = fresh;
  const inboxes = new Inboxes(infra.description.mail.webUrl, infra.description.sms.url);
  const surroundings = { base: publicOrigin(infra.profile), inboxes, patient: false };
  sink.forget();
  // Verification is the last to see that days have passed, for it is the one that begins.
  for (const owner of owners.filter((other) => other !== 'verification')) await fresh.shiftClock(owner, DAYS);
  const meanwhile = new Bystanders(surroundings);
  const before = cpuTimes(infra.profile);
  const begun = Date.now();
  await fresh.shiftClock('verification', DAYS);
  await eventually(() => sink.kept.size === count, { timeoutMs: PATIENCE_MS, everyMs: 100 });
  const last = Math.max(...[...sink.kept.values()].flatMap((mails) => mails.map(({ at }) => at)));
  console.log(`  told everybody after ${((last - begun) / 1_000).toFixed(1)} s`);
  const cpu = cpuSince(before, infra.profile);
  const others = await meanwhile.finish();
  await untilQuiet(fresh);
  const mails = [...sink.kept.values()].flat().length;
  return {
    count,
    seconds: (last - begun) / 1_000,
    stages: await stages(fresh),
    told: sink.kept.size,
    mails,
    others,
    cpu,
  };
}

async function bench(): Promise<Result> {
  configureLogging({ service: 'account', role: 'serve', level: 'error' });
  let sink: MailSink | undefined;
  const fresh = await FreshSystem.start(async (system, { description, profile }) => {
    sink = await MailSink.open({ handOn: { isMeant: goesOn, url: description.mail.smtpUrl } });
    const options: Partial<Record<string, ServiceOptions>> = { notification: { env: { SMTP_URL: sink.url } } };
    await Promise.all(serviceNames.map((name) => system.start(name, options[name])));
    await openDevelopmentPeriod(profile);
  });
  try {
    if (!sink) throw new Error('no mail server');
    console.log(`Preparing ${count} submitted registrations …`);
    const begun = performance.now();
    await lateRegistrations(fresh, sink, count);
    console.log(`  prepared in ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
    return await measure(fresh, sink);
  } finally {
    await fresh.stop();
    await sink?.close();
  }
}

await runBench('docs/benchmarks/lapses.md', bench, { pageOf, summaryOf, isAsExpected });
