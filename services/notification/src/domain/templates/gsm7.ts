// GSM 03.38: the basic alphabet takes one septet a character, the extension table two (an escape and the character).
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '\f^{}\\[~]|€';

const septetsOf = new Map([
  ...[...BASIC].map((character): [string, number] => [character, 1]),
  ...[...EXTENDED].map((character): [string, number] => [character, 2]),
]);

const SEGMENT_SEPTETS = 160;

/** How many septets a text takes; undefined when a character is not in the alphabet. */
export function septets(text: string): number | undefined {
  let sum = 0;
  for (const character of text) {
    const width = septetsOf.get(character);
    if (width === undefined) return undefined;
    sum += width;
  }
  return sum;
}

/** Whether a text goes out as one SMS, and is paid for as one. */
export function fitsOneSegment(text: string): boolean {
  return (septets(text) ?? Number.POSITIVE_INFINITY) <= SEGMENT_SEPTETS;
}
