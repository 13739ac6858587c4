import { type ConfigKey, type ConfigKeys, runtimeKeys } from '#runtime';
import { services } from './services.js';

const HEAD = `# Configuration

Every service reads its keys from the environment once, at its start, and refuses to start (exit code 78) when one is
missing or wrong. A key \`X\` may also be given as \`X_FILE\`, the path of a file that holds the value: so secrets need not
stand in the environment. This page is generated from the code by \`npm run docs\`.
`;

function defaultOf({ schema, secret }: ConfigKey): string {
  const parsed = schema.safeParse(undefined);
  if (!parsed.success) return 'required';
  if (parsed.data === undefined) return 'optional';
  return secret ? 'has a default' : `\`${String(parsed.data)}\``;
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function table(keys: ConfigKeys): string {
  const rows = Object.entries(keys).map(
    ([name, key]) => `| \`${name}\` | ${defaultOf(key)} | ${key.secret ? 'secret' : ''} | ${cell(key.about)} |`,
  );
  return ['| key | default | | about |', '|---|---|---|---|', ...rows].join('\n');
}

/** The page with every key of every service. */
export function configurationPage(): string {
  const own = services.map((service) => `## ${service.name}\n\n${table(service.keys)}`);
  return `${[HEAD.trimEnd(), `## Every service\n\n${table(runtimeKeys)}`, ...own].join('\n\n')}\n`;
}
