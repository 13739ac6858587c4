const LONGEST = 60;

/**
 * A name as messages show it: one short line, without control characters and without the marks that turn the direction
 * of writing. A line break would let a name write lines of its own into a message.
 */
export function shownName(maskedName: string): string {
  const line = maskedName
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
  return [...line].slice(0, LONGEST).join('');
}
