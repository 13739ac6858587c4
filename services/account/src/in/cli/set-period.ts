import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CodedError } from '#errors';
import type { PeriodTerms } from '../../domain/period.js';

const USAGE = `node dist/services/account/src/in/cli/set-period.js \\
  --name "CPNS 2026" --opens 2026-08-20T00:00:00+07:00 --closes 2026-09-10T23:59:59+07:00 \\
  [--verify email|sms|choice] [--activate other|same|none]
Creates the period of that name, or changes it. It needs DATABASE_URL.
`;
/** BSD's sysexits: EX_USAGE. */
const WRONG_USAGE = 64;

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const optionsSchema = z.object({
  name: z.string().min(1),
  opens: instant,
  closes: instant,
  verify: z.enum(['email', 'sms', 'choice']),
  activate: z.enum(['other', 'same', 'none']),
});

function termsFrom(args: string[]): PeriodTerms | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        name: { type: 'string' },
        opens: { type: 'string' },
        closes: { type: 'string' },
        verify: { type: 'string', default: 'choice' },
        activate: { type: 'string', default: 'other' },
      },
    });
    const { name, opens, closes, verify, activate } = optionsSchema.parse(values);
    return { name, opensAt: opens, closesAt: closes, policy: { verify, activate } };
  } catch {
    return undefined;
  }
}

async function setPeriod(databaseUrl: string, terms: PeriodTerms): Promise<number> {
  // Loaded late: who mistyped an option does not wait for everything that a service consists of.
  const { openPeriods } = await import('../../account.module.js');
  const periods = await openPeriods(databaseUrl);
  try {
    const { outcome, periodId } = await periods.setPeriod.execute(terms);
    process.stdout.write(`${outcome} ${periodId}\n`);
    return 0;
  } finally {
    await periods.close();
  }
}

const terms = termsFrom(process.argv.slice(2));
const { DATABASE_URL: databaseUrl } = process.env;
if (!terms || !databaseUrl) {
  process.stderr.write(USAGE);
  process.exitCode = WRONG_USAGE;
} else {
  process.exitCode = await setPeriod(databaseUrl, terms).catch((error: unknown) => {
    const said =
      error instanceof CodedError ? `${error.code}: ${error.spec.detail.en}` : String((error as Error).message);
    process.stderr.write(`The period was not set. ${said}\n`);
    return 1;
  });
}
