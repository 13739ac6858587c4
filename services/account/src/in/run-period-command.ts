import { CodedError } from '#errors';
import type { PeriodTools } from '../period-tools.js';

/** BSD's sysexits: EX_USAGE. */
const WRONG_USAGE = 64;

interface Command<O> {
  readonly usage: string;
  /** What it says when it did not work. */
  readonly failure: string;
  /** @throws Error for options that cannot be read. */
  readonly options: (args: string[]) => O;
  /** Gives the line that it prints. */
  readonly run: (periods: PeriodTools, options: O) => Promise<string>;
}

function read<O>({ options }: Command<O>): O | undefined {
  try {
    return options(process.argv.slice(2));
  } catch {
    return undefined;
  }
}

async function execute<O>(command: Command<O>, databaseUrl: string, options: O): Promise<number> {
  // Loaded late: who mistyped an option does not wait for everything that a service consists of.
  const { openPeriods } = await import('../period-tools.js');
  const periods = await openPeriods(databaseUrl);
  try {
    process.stdout.write(`${await command.run(periods, options)}\n`);
    return 0;
  } finally {
    await periods.close();
  }
}

/** Runs a command that does something to periods; it sets the exit code. */
export async function runPeriodCommand<O>(command: Command<O>): Promise<void> {
  const options = read(command);
  const { DATABASE_URL: databaseUrl } = process.env;
  if (options === undefined || !databaseUrl) {
    process.stderr.write(command.usage);
    process.exitCode = WRONG_USAGE;
    return;
  }
  process.exitCode = await execute(command, databaseUrl, options).catch((error: unknown) => {
    const said =
      error instanceof CodedError ? `${error.code}: ${error.spec.detail.en}` : String((error as Error).message);
    process.stderr.write(`${command.failure} ${said}\n`);
    return 1;
  });
}
