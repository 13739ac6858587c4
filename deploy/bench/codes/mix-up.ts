import { type KeyRing, seal } from '#privacy';
import type { CodeIssuer, IssuedCode } from '../code-issuer.js';

/** Ways in which a code could reach somebody else, were it not sealed for its recipient. */
const mixUps = {
  /** The code of one message lies in the delivery of another one. */
  'code of another': (mine: IssuedCode, other: IssuedCode): IssuedCode => ({
    ...mine,
    event: withData(mine, { sealedCode: dataOf(other).sealedCode }),
  }),
  /** All of a message is right but the recipient: sealed with the right key, for this very challenge. */
  'recipient of another': (mine: IssuedCode, other: IssuedCode, key: KeyRing): IssuedCode => ({
    ...mine,
    event: withData(mine, {
      sealedRecipient: seal(key, ['recipient', mine.challengeId, mine.channel], other.recipient),
    }),
  }),
};

interface Sealed {
  readonly sealedRecipient: string;
  readonly sealedCode: string;
}

const dataOf = ({ event }: Pick<IssuedCode, 'event'>) => event.data as Sealed;
const withData = ({ event }: IssuedCode, changes: Partial<Sealed>) => ({
  ...event,
  data: { ...dataOf({ event }), ...changes },
});

/** Two codes of a channel, each the other's stranger, mixed up in each of the ways by turns. */
export function mixedUp(
  issuer: CodeIssuer,
  [mine, other]: readonly [IssuedCode, IssuedCode],
  nth: number,
): IssuedCode[] {
  const ways = Object.values(mixUps);
  const mix = ways[nth % ways.length] as (typeof ways)[number];
  return [mix(mine, other, issuer.toNotification), mix(other, mine, issuer.toNotification)];
}
