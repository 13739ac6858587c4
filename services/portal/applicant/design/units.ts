const UNITS = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

/** Seconds as numbers of units; units in front that are 0 are left out. */
export function unitsOf(seconds: number): { readonly unit: (typeof UNITS)[number][0]; readonly count: number }[] {
  let rest = Math.max(0, Math.floor(seconds));
  const units = UNITS.map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return { unit, count };
  });
  const first = units.findIndex(({ count }) => count > 0);
  return first < 0 ? units.slice(-1) : units.slice(first);
}

/** For a sentence: the two largest units, the second where there is something of it. */
export function largestOf(seconds: number): ReturnType<typeof unitsOf> {
  return unitsOf(seconds).filter(({ count }, at) => at === 0 || (at === 1 && count > 0));
}
