import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource, currentTransaction } from '#database';
import { listen, record } from '../support/listener.js';
import { dieHere, freezeHere, tell } from './tell.js';

/** What happens to this process at the event with the number `at`. */
export type ConsumerHarm = 'none' | 'frozen-in-transaction' | 'frozen-between-events' | 'dead-after-commit';

export interface ConsumerProcessSettings {
  readonly databaseUrl: string;
  readonly topic: string;
  readonly group: string;
  readonly sessionTimeoutMs: number;
  readonly harm: ConsumerHarm;
  readonly at: number;
}

const settings = JSON.parse(process.argv[2] ?? '{}') as ConsumerProcessSettings;
const dataSource = createDataSource({ url: settings.databaseUrl, applicationName: 'consumer-process' });
await dataSource.initialize();
let harmed = false;

const { topic, group, sessionTimeoutMs } = settings;
const listener = await listen({ dataSource, topic, group, sessionTimeoutMs }, async (event) => {
  await record(event);
  // Long enough that a batch lasts; an event of the rest of it is in hand whenever harm comes.
  await pause(5);
  if (harmed || event.data.n !== settings.at) return;
  harmed = true;
  if (settings.harm === 'frozen-in-transaction') await freeze();
  if (settings.harm === 'frozen-between-events') currentTransaction()?.afterCommit(() => void freeze());
  if (settings.harm === 'dead-after-commit') currentTransaction()?.afterCommit(dieHere);
});

async function freeze(): Promise<void> {
  await tell('freezing');
  freezeHere();
  await tell('thawed');
}

process.once('SIGTERM', () => void listener.close().then(() => process.exit(0)));
await tell('ready');
