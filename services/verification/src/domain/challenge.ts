import { type ChallengeState, challengeStates, type MessageState, messageStates } from './challenge.states.js';
import type { Rules } from './rules.js';
import type { Channel, Purpose, Way } from './terms.js';

/** What notification needs to send a challenge, each value sealed for it alone. */
export interface Envelope {
  readonly recipient: string;
  readonly name: string;
  readonly code: string;
}

/** A code and a link, freshly drawn for one contact: their fingerprints, and the envelope that carries them off. */
export interface DrawnChallenge {
  readonly challengeId: string;
  readonly contactId: string;
  readonly channel: Channel;
  readonly codeHash: string;
  readonly linkHash: string;
  readonly envelope: Envelope;
}

/** What a challenge is issued for, and when. */
export interface Order {
  readonly purpose: Purpose;
  readonly issuedAt: Date;
  /** Later than this its message is of no use. */
  readonly sendBefore: Date;
}

export interface ChallengeRecord extends Order {
  readonly challengeId: string;
  readonly contactId: string;
  readonly channel: Channel;
  readonly codeHash: string;
  readonly linkHash: string;
  readonly state: ChallengeState;
  readonly tries: number;
  readonly message: MessageState;
  readonly sentAt: Date | null;
  readonly endedAt: Date | null;
}

/** How an attempt to confirm came out. A value and not an error: the transaction that counts a try must commit. */
export type Outcome =
  | { readonly kind: 'verified' | 'already-verified'; readonly purpose: Purpose; readonly channel: Channel }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'tries-exhausted-today'; readonly retryAfterSeconds: number }
  | { readonly kind: 'birth-date-needed' | 'shared-too-often' | 'locked' | 'expired' | 'revoked' };

/** Two ways to be right, and not enough: the birth date is missing, or too many have proven the same contact. */
export type Comparison = 'right' | 'wrong' | 'birth-date-needed' | 'shared-too-often';

const FINGERPRINT = /^[0-9a-f]{64}$/;

/** One code with its link, sent to one contact. */
export class Challenge {
  private constructor(
    private record: ChallengeRecord,
    private readonly rules: Rules,
  ) {}

  static issue(drawn: DrawnChallenge, order: Order, rules: Rules): Challenge {
    const { envelope, ...kept } = drawn;
    if (!FINGERPRINT.test(kept.codeHash) || !FINGERPRINT.test(kept.linkHash)) throw new RangeError('not a fingerprint');
    const begun = { state: 'open', tries: 0, message: 'queued', sentAt: null, endedAt: null } as const;
    return new Challenge({ ...kept, ...begun, ...order }, rules);
  }

  static rebuiltFromStorageUnchecked(record: ChallengeRecord, rules: Rules): Challenge {
    return new Challenge(record, rules);
  }

  snapshot(): ChallengeRecord {
    return this.record;
  }

  get state(): ChallengeState {
    return this.record.state;
  }

  get triesLeft(): number {
    return Math.max(0, this.rules.triesOfCode - this.record.tries);
  }

  /** When a code or link ends: counted from the sending; the end of its sending bounds it until that is heard. */
  expiresAt(way: Way): Date {
    const { sentAt, sendBefore, channel } = this.record;
    return sentAt ? new Date(sentAt.getTime() + this.rules.lifeMs[way][channel]) : sendBefore;
  }

  /** Whether a right code or link would prove the contact now. */
  accepts(way: Way, now: Date): boolean {
    return this.record.state === 'open' && this.triesLeft > 0 && now < this.expiresAt(way);
  }

  /** One attempt. Nothing is compared, and no try counted, unless it could succeed. */
  attempt(way: Way, compare: () => Comparison, now: Date): Outcome {
    const { state, purpose, channel } = this.record;
    if (state === 'proven') return { kind: 'already-verified', purpose, channel };
    if (state === 'revoked') return { kind: 'revoked' };
    if (this.triesLeft === 0) return { kind: 'locked' };
    if (now >= this.expiresAt(way)) return { kind: 'expired' };
    const compared = compare();
    if (compared === 'wrong') return this.countTry();
    if (compared !== 'right') return { kind: compared };
    this.prove(now);
    return { kind: 'verified', purpose, channel };
  }

  prove(now: Date): boolean {
    return this.move('prove', now);
  }

  revoke(now: Date): boolean {
    return this.move('revoke', now);
  }

  /** Starts the clocks, once. */
  messageSent(at: Date): boolean {
    const starts = this.record.sentAt === null;
    if (starts) this.record = { ...this.record, sentAt: at };
    return this.moveMessage('messageSent') || starts;
  }

  messageDelivered(): boolean {
    return this.moveMessage('messageDelivered');
  }

  messageFailed(): boolean {
    return this.moveMessage('messageFailed');
  }

  private countTry(): Outcome {
    this.record = { ...this.record, tries: this.record.tries + 1 };
    return { kind: 'wrong', triesLeft: this.triesLeft };
  }

  private move(move: 'prove' | 'revoke', now: Date): boolean {
    const state = challengeStates.after(this.record.state, move);
    if (state) this.record = { ...this.record, state, endedAt: now };
    return state !== undefined;
  }

  private moveMessage(move: 'messageSent' | 'messageDelivered' | 'messageFailed'): boolean {
    const message = messageStates.after(this.record.message, move);
    if (message) this.record = { ...this.record, message };
    return message !== undefined;
  }
}

challengeStates.requireHandlers(Challenge.prototype);
messageStates.requireHandlers(Challenge.prototype);
