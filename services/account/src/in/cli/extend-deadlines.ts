import { parseArgs } from 'node:util';
import { z } from 'zod';
import { extensionPurposes } from '../../domain/extension.js';
import { runPeriodCommand } from '../run-period-command.js';

const USAGE = `node dist/services/account/src/in/cli/extend-deadlines.js \\
  --period "CPNS 2026" --purpose verify|activate|document|draft \\
  --until 2026-09-14T23:59:59+07:00 --reason provider-outage
Gives everybody of that period who is at that step more time, also where it is running out right now. Saying the same
again changes nothing. It needs DATABASE_URL.
`;

const optionsSchema = z.object({
  period: z.string().min(1),
  purpose: z.enum(extensionPurposes),
  until: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  reason: z.string().min(1),
});

await runPeriodCommand({
  usage: USAGE,
  failure: 'Nothing was extended.',
  options: (args) => {
    const text = { type: 'string' } as const;
    const options = { period: text, purpose: text, until: text, reason: text };
    return optionsSchema.parse(parseArgs({ args, options }).values);
  },
  run: async ({ findPeriod, extendDeadlines }, { period, ...terms }) => {
    const { periodId } = await findPeriod.execute({ name: period });
    const { outcome, extensionId } = await extendDeadlines.execute({ periodId, ...terms });
    return `${outcome} ${extensionId}`;
  },
});
