/** Mail services that applicants in Indonesia commonly use, by how common they are. */
const PROVIDERS = [
  'gmail.com',
  'yahoo.com',
  'yahoo.co.id',
  'ymail.com',
  'rocketmail.com',
  'outlook.com',
  'outlook.co.id',
  'hotmail.com',
  'hotmail.co.id',
  'icloud.com',
  'live.com',
  'proton.me',
  'protonmail.com',
  'zoho.com',
  'telkom.net',
] as const;
/** Real ones that look like a mistyped one. */
const ALSO_REAL = new Set<string>([
  'mail.com',
  'email.com',
  'fmail.com',
  'hmail.com',
  'zmail.com',
  'googlemail.com',
  'yahoo.co.jp',
  'yahoo.co.uk',
  'yahoo.com.sg',
  'yahoo.com.au',
  'hotmail.co.uk',
  'outlook.sg',
  'proton.com',
  'zoho.eu',
]);
/** What begins with a shorter word resembles too many others. */
const SHORTEST_WORD = 5;
const MOST_EDITS = 2;

const wordOf = (domain: string) => domain.split('.')[0] ?? '';

/**
 * How many single edits (insert, delete, replace, swap two neighbours) make one text from the other: the restricted
 * Damerau-Levenshtein distance.
 */
export function editDistance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/**
 * The domain that was probably meant by a mistyped one, such as gmail.com for gmial.com; undefined for a domain that
 * resembles no common one. It is asked, never changed: only the owner knows.
 */
export function suggestedDomain(address: string): string | undefined {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  if (ALSO_REAL.has(domain) || (PROVIDERS as readonly string[]).includes(domain)) return undefined;
  const candidates = PROVIDERS.map((provider) => ({ provider, edits: editDistance(domain, provider) })).filter(
    ({ provider, edits }) =>
      wordOf(provider) === wordOf(domain) || (wordOf(provider).length >= SHORTEST_WORD && edits <= MOST_EDITS),
  );
  return candidates.sort((one, other) => one.edits - other.edits)[0]?.provider;
}
