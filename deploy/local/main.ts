import { infraCommand } from './infra-command.js';
import { LocalProblem } from './problem.js';
import { resetCommand } from './reset-command.js';
import { startCommand } from './start-command.js';
import { testCommand } from './test-command.js';

const commands: Record<string, (args: string[]) => Promise<void>> = {
  start: startCommand,
  infra: infraCommand,
  reset: resetCommand,
  test: testCommand,
};

/** Runs one command of `npm run`; a problem the person can solve is shown without a stack. */
export async function main([name = '', ...args]: string[]): Promise<void> {
  const command = commands[name];
  if (!command) {
    console.error(`Unknown command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
    process.exit(1);
  }
  try {
    await command(args);
  } catch (error) {
    console.error(error instanceof LocalProblem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
  // Whatever still waits (for a death that need not be seen any more) must not hold us here.
  process.exit();
}
