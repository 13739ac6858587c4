import { createDataSource, TransactionRunner } from '#database';
import { CodedError } from '#errors';
import { type ConfigSource, environmentOrFiles } from '#runtime';
import { DeadLetters } from './consumer/dead-letters.js';
import { kafkaBroker } from './kafkajs/kafka-broker.js';
import { republish } from './relay/republish.js';
import { SetAside } from './relay/set-aside.js';

/** A command that a service adds to those about messages. */
export interface OperatorCommand {
  readonly usage: string;
  readonly about: string;
  run(
    tools: { readonly work: TransactionRunner; readonly source: ConfigSource },
    words: readonly string[],
  ): Promise<unknown>;
}

interface Tools {
  readonly work: TransactionRunner;
  readonly source: ConfigSource;
  readonly deadLetters: DeadLetters;
  readonly setAside: SetAside;
  republish(since: Date | undefined): Promise<{ rows: number; clusterId: string }>;
}

interface Command {
  readonly usage: string;
  readonly about: string;
  run(tools: Tools, words: readonly string[]): Promise<unknown>;
}

/** What an operator can do about messages that wait. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'dead-letters': {
    usage: 'dead-letters',
    about: 'what could not be handled, and what waits behind it',
    run: ({ deadLetters }) => deadLetters.list(),
  },
  replay: {
    usage: 'replay ID',
    about: 'handle a dead letter again, then those behind it',
    run: ({ deadLetters }, [id = '']) => deadLetters.replay(id),
  },
  dismiss: {
    usage: 'dismiss ID',
    about: 'give a dead letter up; those behind it go on',
    run: ({ deadLetters }, [id = '']) => deadLetters.dismiss(id),
  },
  'set-aside': { usage: 'set-aside', about: 'keys whose events Kafka refuses', run: ({ setAside }) => setAside.list() },
  release: {
    usage: 'release TOPIC KEY',
    about: 'send the events of such a key again',
    run: ({ setAside }, [topic = '', key = '']) => setAside.release(topic, key),
  },
  republish: {
    usage: 'republish [SINCE]',
    about: 'send everything again after a cluster lost its data; SINCE is a time such as 2026-09-10T00:00:00Z',
    run: ({ republish: again }, [since]) => again(since ? timeOf(since) : undefined),
  },
};

function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new Error(`"${text}" is no time; write it like 2026-09-10T00:00:00Z`);
  return time;
}

function help(service: string, commands: Readonly<Record<string, Command>>): string {
  const rows = Object.values(commands).map(({ usage, about }) => `  ${usage.padEnd(20)}${about}`);
  return `node dist/services/${service}/src/operate.js COMMAND\n${rows.join('\n')}\nIt needs DATABASE_URL, and republish KAFKA_BROKERS.\n`;
}

/**
 * The whole of a service's `operate.js`: runs one command against the service's database and writes its result as
 * JSON. `own` are the service's commands besides. Exit code 64 for a command that is not known, 1 for one that failed.
 */
export async function operateMessaging(
  service: string,
  [name = '', ...words]: readonly string[],
  own: Readonly<Record<string, OperatorCommand>> = {},
): Promise<void> {
  const commands: Readonly<Record<string, Command>> = { ...COMMANDS, ...own };
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const source = environmentOrFiles(process.env);
  const [url, brokers = ''] = ['DATABASE_URL', 'KAFKA_BROKERS'].map((key) => source.read(key).value);
  if (!command || !url) {
    process.stderr.write(help(service, commands));
    process.exitCode = 64;
    return;
  }
  const dataSource = createDataSource({ url, applicationName: `${service} operate`, poolSize: 2 });
  try {
    await dataSource.initialize();
    const work = new TransactionRunner(dataSource);
    const broker = kafkaBroker({ clientId: `daftar-${service}-operate`, brokers: brokers.split(',') });
    const tools: Tools = {
      work,
      source,
      deadLetters: new DeadLetters(work),
      setAside: new SetAside(work),
      republish: (since) => republish({ databaseUrl: url, broker, since }),
    };
    const result = await command.run(tools, words);
    process.stdout.write(`${JSON.stringify(result ?? 'done', null, 2)}\n`);
  } catch (error) {
    process.stderr.write(
      `${error instanceof CodedError ? `${error.code}: ${error.spec.detail.en}` : (error as Error).message}\n`,
    );
    process.exitCode = 1;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}
