import compat from '@mdn/browser-compat-data/forLegacyNode';

const { api, css, html, javascript } = compat;

/** What MDN says about one thing of the web, and about what belongs to it. */
export type Known = (typeof compat)['api'];

export { api, css, html };
export const builtins: Known = javascript.builtins ?? {};

/**
 * The version of Chrome for Android from which on it is there as it is, without a flag or a prefix; Infinity when there
 * is none, undefined when MDN knows nothing of it.
 */
export function chromeSince(feature: Known | undefined): number | undefined {
  const support = feature?.__compat?.support.chrome_android;
  if (!support) return undefined;
  const versions = (Array.isArray(support) ? support : [support])
    .filter((statement) => !statement.flags && !statement.prefix && !statement.alternative_name)
    .map(({ version_added }) => (version_added ? Number.parseFloat(version_added.replace('≤', '')) : Number.NaN))
    .filter((version) => !Number.isNaN(version));
  return Math.min(Number.POSITIVE_INFINITY, ...versions);
}

/** What belongs to something: the methods of an interface, the words of a property. */
export const belongings = (owner: Known): Known[] =>
  Object.entries(owner).flatMap(([name, feature]) => (name === '__compat' ? [] : [feature as Known]));

/** The first version in which anything of this name is there, whatever it belongs to. */
export function earliestByName(owners: readonly Known[]): ReadonlyMap<string, number> {
  const earliest = new Map<string, number>();
  for (const [name, feature] of owners.flatMap((owner) => Object.entries(owner))) {
    const since = name === '__compat' ? undefined : chromeSince(feature as Known);
    if (since !== undefined) earliest.set(name, Math.min(earliest.get(name) ?? since, since));
  }
  return earliest;
}
