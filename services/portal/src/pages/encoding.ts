export type Encoding = 'br' | 'gzip';

/** From the best to the next. */
const BY_SIZE: readonly Encoding[] = ['br', 'gzip'];

/** The smallest of the encodings at hand that a client takes (Accept-Encoding, RFC 9110, 12.5.3). */
export function preferredEncoding(accepted: string | undefined, atHand: readonly Encoding[]): Encoding | undefined {
  const weights = new Map(
    (accepted ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      const weight = parameters.find((text) => text.startsWith('q='))?.slice(2);
      return [name, weight === undefined ? 1 : Number(weight)];
    }),
  );
  return BY_SIZE.find((encoding) => atHand.includes(encoding) && (weights.get(encoding) ?? 0) > 0);
}
