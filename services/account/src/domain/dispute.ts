import { Refused } from './refused.js';
import type { RegistrationData } from './registration.data.js';

export const disputeStates = ['open', 'closed'] as const;
/** Open until two members of staff decide; closed where nothing is left to decide. */
export type DisputeState = (typeof disputeStates)[number];

/** Somebody whose NIK another registration holds says that it is theirs. */
export interface Dispute {
  readonly disputeId: string;
  readonly state: DisputeState;
  /** In the applicant's own words. */
  readonly statement: string;
  readonly openedAt: Date;
}

const SHORTEST = 20;
const LONGEST = 2_000;
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/u;

/** What an applicant says in a dispute: some lines of text. @throws Refused */
export function disputeStatement(text: string): string {
  const statement = text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', ' ').trim();
  const length = [...statement].length;
  const readable = !UNPRINTABLE.test(statement.replaceAll('\n', ' ')) && /\p{L}/u.test(statement);
  if (!readable || length < SHORTEST || length > LONGEST) throw new Refused('statement-format');
  return statement;
}

/** Whether the applicant learned in earnest that another registration holds the NIK. */
export function hasLostNik({ state, nikRefusedAt, cancelled }: RegistrationData): boolean {
  return (state === 'draft' && nikRefusedAt !== null) || cancelled?.reason === 'nik-taken';
}
