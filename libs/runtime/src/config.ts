import { z } from 'zod';
import { parseKeyRing } from '#privacy';
import { type ConfigSource, environmentOrFiles } from './config-source.js';

/** One key of the environment. */
export interface ConfigKey<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  /** One sentence for the generated table. */
  readonly about: string;
  /** Development value is never given to a secret. */
  readonly secret?: boolean;
}

export type ConfigKeys = Readonly<Record<string, ConfigKey>>;
export type ConfigOf<K extends ConfigKeys> = { readonly [N in keyof K]: z.output<K[N]['schema']> };

/** Says which keys are missing or wrong, without their values. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not complete:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads a service's typed slice of the configuration once.
 * @throws ConfigError with every problem at once; it never repeats a value.
 */
export function loadConfig<K extends ConfigKeys>(
  keys: K,
  source: ConfigSource = environmentOrFiles(process.env),
): ConfigOf<K> {
  const problems: string[] = [];
  const config: Record<string, unknown> = {};
  for (const [name, key] of Object.entries(keys)) {
    const { value, problem } = source.read(name);
    if (problem) problems.push(problem);
    const parsed = key.schema.safeParse(value);
    if (parsed.success) config[name] = parsed.data;
    else problems.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join('; ')} (${key.about})`);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return config as ConfigOf<K>;
}

/** Shapes that several services use in their configuration. */
export const configShapes = {
  url: z.url(),
  port: z.coerce.number().int().min(1).max(65_535),
  /** 32 bytes in base64, given as a Buffer. */
  key32: z
    .base64({ error: 'must be base64' })
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === 32, { error: 'must be 32 bytes in base64' }),
  /** Keys of 32 bytes as `id=base64,id=base64`, given as a KeyRing: the first one seals, all of them open. */
  keyRing: z.string({ error: 'must be given as id=base64' }).transform((text, context) => {
    try {
      return parseKeyRing(text);
    } catch (error) {
      context.issues.push({ code: 'custom', message: (error as Error).message, input: '' });
      return z.NEVER;
    }
  }),
  /** A JSON Web Key as JSON text. */
  jwk: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.issues.push({ code: 'custom', message: 'must be a JWK as JSON', input: '' });
        return z.NEVER;
      }
    })
    .pipe(z.looseObject({ kty: z.string(), crv: z.string().optional() })),
  brokers: z
    .string()
    .min(1)
    .transform((text) => text.split(',').map((broker) => broker.trim())),
} as const;

export const ROLES = ['serve', 'consume', 'relay', 'work', 'all'] as const;
export type Role = (typeof ROLES)[number];

/** The keys that every service has. */
export const runtimeKeys = {
  ROLE: {
    schema: z.enum(ROLES).default('all'),
    about: 'Which duty this process has: serve, consume, relay, work or all.',
  },
  HTTP_HOST: { schema: z.string().default('127.0.0.1'), about: 'Address to listen on.' },
  HTTP_PORT: { schema: configShapes.port, about: 'Port to listen on.' },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    about: 'Least level that is written.',
  },
  PUBLIC_ORIGIN: {
    schema: configShapes.url,
    about: 'The origin that browsers see, for links, cookies and the check of Origin.',
  },
  DRAIN_SECONDS: {
    schema: z.coerce.number().int().min(1).max(600).default(25),
    about: 'How long a stop may take before the process ends all the same, in seconds.',
  },
} satisfies ConfigKeys;
export type RuntimeConfig = ConfigOf<typeof runtimeKeys>;
