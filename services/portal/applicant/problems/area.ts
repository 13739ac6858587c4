/** The service that answers a path, as far as it matters to somebody who waits for it. */
export type Area = 'account' | 'documents' | 'verification';

const prefixes: readonly (readonly [string, Area])[] = [
  ['document', 'documents'],
  ['verification', 'verification'],
];

/** Which part of the system a query speaks to, by the name of the query. */
export function areaOf(query: string): Area {
  return prefixes.find(([prefix]) => query.startsWith(prefix))?.[1] ?? 'account';
}
