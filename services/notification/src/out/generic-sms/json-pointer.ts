type Scalar = string | number | boolean;

/** What stands at a JSON pointer (RFC 6901), where that is a text, a number or a truth value. */
export function at(value: unknown, pointer: string): Scalar | undefined {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let found = value;
  for (const step of steps) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<string, unknown>)[step];
  }
  return ['string', 'number', 'boolean'].includes(typeof found) ? (found as Scalar) : undefined;
}

/** Whether one of these stands there; `1` and `"1"` are the same, for providers change their minds. */
export function isOneOf(value: unknown, pointer: string, wanted: readonly Scalar[]): boolean {
  const found = at(value, pointer);
  return found !== undefined && wanted.map(String).includes(String(found));
}
