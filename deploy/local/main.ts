import { infraCommand } from './infra-command.js';
import { LocalProblem } from './problem.js';

const commands: Record<string, (args: string[]) => Promise<void>> = {
  infra: infraCommand,
};

/** Runs one command of `npm run`; a problem the person can solve is shown without a stack. */
export async function main([name = '', ...args]: string[]): Promise<void> {
  const command = commands[name];
  if (!command) {
    console.error(`Unknown command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  try {
    await command(args);
  } catch (error) {
    console.error(error instanceof LocalProblem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
