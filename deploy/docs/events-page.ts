import type { Type } from '@nestjs/common';
import { contracts, type EventContract } from '#contracts';
import { localConfig, services } from './services.js';

const PATTERN = 'microservices:pattern';

const HEAD = `# Events

What the services tell each other, in the order of the owners. Each event travels in its owner's topic as a CloudEvent
(binary mode: \`ce_*\` headers, JSON value); order holds per key. The schemas stand in \`libs/contracts/src/events\`.
This page is generated from the code by \`npm run docs\`.
`;

function typesHeardBy(controllers: readonly Type[]): string[] {
  return controllers.flatMap((controller) =>
    Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(
      ({ value }) =>
        (typeof value === 'function' && (Reflect.getMetadata(PATTERN, value) as string[] | undefined)) || [],
    ),
  );
}

/** Which types of events each service hears. */
export function hearers(): { readonly name: string; readonly types: ReadonlySet<string> }[] {
  return services.map((service) => ({
    name: service.name,
    types: new Set(typesHeardBy((service.module(localConfig(service)).controllers ?? []) as Type[])),
  }));
}

/** The page with every event, who publishes it and who hears it. */
export function eventsPage(): string {
  const heard = hearers();
  const rows = (contracts as unknown as readonly EventContract[]).map(({ type, owner, key, about }) => {
    const hearers = heard.filter(({ types }) => types.has(type)).map(({ name }) => name);
    return `| \`${type}\` | ${owner} | ${hearers.join(', ')} | ${key} | ${about} |`;
  });
  return [HEAD, '| event | from | heard by | key | what has happened |', '|---|---|---|---|---|', ...rows, ''].join(
    '\n',
  );
}
