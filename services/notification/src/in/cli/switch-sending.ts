import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CodedError } from '#errors';

const USAGE = `node dist/services/notification/src/in/cli/switch-sending.js --channel email|sms --on|--off
Switches sending on a channel off or on. While it is off, messages wait and the deadlines of their readers stand.
It needs DATABASE_URL.
`;
/** BSD's sysexits: EX_USAGE. */
const WRONG_USAGE = 64;

interface Wish {
  readonly channel: 'email' | 'sms';
  readonly on: boolean;
}

const optionsSchema = z
  .object({ channel: z.enum(['email', 'sms']), on: z.boolean(), off: z.boolean() })
  .refine(({ on, off }) => on !== off)
  .transform(({ channel, on }) => ({ channel, on }));

function wishFrom(args: string[]): Wish | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        channel: { type: 'string' },
        on: { type: 'boolean', default: false },
        off: { type: 'boolean', default: false },
      },
    });
    return optionsSchema.parse(values);
  } catch {
    return undefined;
  }
}

async function switchSending(databaseUrl: string, wish: Wish): Promise<number> {
  // Loaded late: who mistyped an option does not wait for everything that a service consists of.
  const { openSwitch } = await import('../../notification.module.js');
  const { switchSending, close } = await openSwitch(databaseUrl);
  try {
    const changed = await switchSending.execute(wish);
    process.stdout.write(`${wish.channel} ${changed ? 'switched' : 'already'} ${wish.on ? 'on' : 'off'}\n`);
    return 0;
  } finally {
    await close();
  }
}

const wish = wishFrom(process.argv.slice(2));
const { DATABASE_URL: databaseUrl } = process.env;
if (!wish || !databaseUrl) {
  process.stderr.write(USAGE);
  process.exitCode = WRONG_USAGE;
} else {
  process.exitCode = await switchSending(databaseUrl, wish).catch((error: unknown) => {
    const said =
      error instanceof CodedError ? `${error.code}: ${error.spec.detail.en}` : String((error as Error).message);
    process.stderr.write(`Nothing was switched. ${said}\n`);
    return 1;
  });
}
