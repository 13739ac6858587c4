import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CodedError } from '#errors';
import { readRequirements, writeRequirements } from './requirements-file.js';

const USAGE = `node dist/services/document-storage/src/in/cli/set-requirements.js --show [--period ID] > requirements.json
node dist/services/document-storage/src/in/cli/set-requirements.js --file requirements.json [--period ID]
Shows which documents a period asks for, and has it ask for exactly those of a file: kind, label, help, whether it is
mandatory, types, sizes in bytes, the least pixels of an image's shorter side, and the variance of its Laplacian below
which it counts as blurred. The present period unless told. It needs DATABASE_URL.
`;
/** BSD's sysexits: EX_USAGE. */
const WRONG_USAGE = 64;

const wishSchema = z
  .object({ show: z.boolean(), file: z.string().min(1).optional(), period: z.uuid().optional() })
  .refine(({ show, file }) => show === (file === undefined));
type Wish = z.output<typeof wishSchema>;

function wishFrom(args: string[]): Wish | undefined {
  try {
    const options = {
      show: { type: 'boolean', default: false },
      file: { type: 'string' },
      period: { type: 'string' },
    } as const;
    return wishSchema.parse(parseArgs({ args, options }).values);
  } catch {
    return undefined;
  }
}

async function fulfil(databaseUrl: string, { file, period }: Wish): Promise<string> {
  const requirements = file === undefined ? undefined : readRequirements(readFileSync(file, 'utf8'));
  // Loaded late: who mistyped something does not wait for everything that a service consists of.
  const { openRequirements } = await import('../../requirement-tools.js');
  const tools = await openRequirements(databaseUrl);
  try {
    if (!requirements) return writeRequirements(await tools.show.execute(period));
    return await tools.edit.execute({ periodId: period, requirements });
  } finally {
    await tools.close();
  }
}

const wish = wishFrom(process.argv.slice(2));
const { DATABASE_URL: databaseUrl } = process.env;
if (!wish || !databaseUrl) {
  process.stderr.write(USAGE);
  process.exitCode = WRONG_USAGE;
} else {
  try {
    process.stdout.write(`${await fulfil(databaseUrl, wish)}\n`);
  } catch (error) {
    const said = error instanceof CodedError ? `${error.code}: ${error.spec.detail.en}` : (error as Error).message;
    process.stderr.write(`Nothing was changed. ${said}\n`);
    process.exitCode = 1;
  }
}
