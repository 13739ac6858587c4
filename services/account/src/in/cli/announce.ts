import { parseArgs } from 'node:util';
import { z } from 'zod';
import { runPeriodCommand } from '../run-period-command.js';

const USAGE = `node dist/services/account/src/in/cli/announce.js --period "CPNS 2026" \\
  --title-id "Pendaftaran diperpanjang" --title-en "Registration was extended" \\
  --body-id "Pendaftaran ditutup 14 September 2026." --body-en "Registration closes on 14 September 2026." \\
  [--at 2026-09-10T12:00:00+07:00]
Announces something about that period, at once or from a moment on. It needs DATABASE_URL.
`;

const optionsSchema = z.object({
  period: z.string().min(1),
  'title-id': z.string(),
  'title-en': z.string(),
  'body-id': z.string(),
  'body-en': z.string(),
  at: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
});

await runPeriodCommand({
  usage: USAGE,
  failure: 'Nothing was announced.',
  options: (args) => {
    const text = { type: 'string' } as const;
    const names = ['period', 'title-id', 'title-en', 'body-id', 'body-en', 'at'];
    return optionsSchema.parse(
      parseArgs({ args, options: Object.fromEntries(names.map((name) => [name, text])) }).values,
    );
  },
  run: async ({ findPeriod, announce }, { period, at, ...texts }) => {
    const { periodId } = await findPeriod.execute({ name: period });
    const title = { id: texts['title-id'], en: texts['title-en'] };
    const body = { id: texts['body-id'], en: texts['body-en'] };
    const { announcementId } = await announce.execute({ periodId, title, body, at });
    return `announced ${announcementId}`;
  },
});
