import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { PeriodTerms } from '../../domain/period.js';
import { runPeriodCommand } from '../run-period-command.js';

const USAGE = `node dist/services/account/src/in/cli/set-period.js \\
  --name "CPNS 2026" --opens 2026-08-20T00:00:00+07:00 --closes 2026-09-10T23:59:59+07:00 \\
  [--extended-to 2026-09-14T23:59:59+07:00] \\
  [--verify email|sms|choice] [--activate other|same|none] [--verify-hours 72] [--activate-hours 72]
Creates the period of that name, or gives it exactly these terms. It needs DATABASE_URL.
`;

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const hours = z.coerce.number().int().min(1).max(8_760);
const optionsSchema = z.object({
  name: z.string().min(1),
  opens: instant,
  closes: instant,
  'extended-to': instant.optional(),
  verify: z.enum(['email', 'sms', 'choice']),
  activate: z.enum(['other', 'same', 'none']),
  'verify-hours': hours,
  'activate-hours': hours,
});

function termsFrom(args: string[]): PeriodTerms {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: 'string' },
      opens: { type: 'string' },
      closes: { type: 'string' },
      verify: { type: 'string', default: 'choice' },
      activate: { type: 'string', default: 'other' },
      'extended-to': { type: 'string' },
      'verify-hours': { type: 'string', default: '72' },
      'activate-hours': { type: 'string', default: '72' },
    },
  });
  const { name, opens, closes, verify, activate, ...more } = optionsSchema.parse(values);
  const windows = { verifyHours: more['verify-hours'], activateHours: more['activate-hours'] };
  const policy = { verify, activate, ...windows };
  return { name, opensAt: opens, closesAt: closes, extendedTo: more['extended-to'] ?? null, policy };
}

await runPeriodCommand({
  usage: USAGE,
  failure: 'The period was not set.',
  options: termsFrom,
  run: async ({ setPeriod }, terms) => {
    const { outcome, periodId } = await setPeriod.execute(terms);
    return `${outcome} ${periodId}`;
  },
});
