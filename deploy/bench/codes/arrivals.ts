import type { IssuedCode } from '../code-issuer.js';
import type { MailSink } from '../mail-sink.js';

export interface Arrivals {
  readonly arrived: number;
  /** Somebody got what was not issued to them. */
  readonly strange: number;
  readonly missing: number;
  readonly twice: number;
}

type Pair = Pick<IssuedCode, 'recipient' | 'code'>;

const BLANK_LINE = '\r\n\r\n';
const SIX_DIGITS = /(?<!\d)\d{6}(?!\d)/;

/**
 * The code in a mail as it went over the wire. The plain part is the first one, behind headers of its own: what parts
 * are told apart by is full of digits. Quoted-printable may break a line in the midst of a code.
 */
export function codeOfMail(raw: string): string {
  const parts = raw.slice(raw.indexOf(BLANK_LINE) + BLANK_LINE.length);
  const plain = parts.slice(parts.indexOf(BLANK_LINE));
  return SIX_DIGITS.exec(plain.replace(/=\r\n/g, ''))?.[0] ?? 'none';
}

/** What reached every mailbox and phone. */
export async function arrivedAt(sink: MailSink, gatewayUrl: string): Promise<Pair[]> {
  const answer = await fetch(`${gatewayUrl}/api/messages`);
  const texts = (await answer.json()) as readonly { readonly to: string; readonly text: string }[];
  const mails = [...sink.kept].flatMap(([recipient, received]) =>
    received.map(({ raw }) => ({ recipient, code: codeOfMail(raw) })),
  );
  const codeOfText = (text: string) => SIX_DIGITS.exec(text)?.[0] ?? 'none';
  return [...mails, ...texts.map(({ to, text }) => ({ recipient: to, code: codeOfText(text) }))];
}

/** Compares pair by pair: a recipient may have been issued the same digits twice. */
export function compare(issued: readonly Pair[], arrived: readonly Pair[]): Arrivals {
  const open = new Map<string, number>();
  const nameOf = ({ recipient, code }: Pair) => `${recipient.replace(/^\+/, '')} ${code}`;
  for (const pair of issued) open.set(nameOf(pair), (open.get(nameOf(pair)) ?? 0) + 1);
  const known = new Set(open.keys());
  let [strange, twice] = [0, 0];
  for (const pair of arrived) {
    const left = open.get(nameOf(pair)) ?? 0;
    if (left > 0) open.set(nameOf(pair), left - 1);
    else if (known.has(nameOf(pair))) twice += 1;
    else strange += 1;
  }
  const missing = [...open.values()].reduce((sum, left) => sum + left, 0);
  return { arrived: arrived.length, strange, missing, twice };
}
