import type { Envelope } from './challenge.js';
import {
  type ChallengeState,
  challengeStates,
  type MessageMove,
  type MessageState,
  messageStates,
} from './challenge.states.js';
import type { Rules } from './rules.js';
import type { Channel, Locale } from './terms.js';

/** A code, freshly drawn: its fingerprint, and the envelope that carries it off. */
export interface DrawnCode {
  readonly challengeId: string;
  readonly codeHash: string;
  readonly envelope: Envelope;
  /** Drawn for the sake of the work alone: its envelope goes nowhere, and nobody knows the digits. */
  readonly toNobody: boolean;
}

/** Whom a code is for. */
export interface GrantContact {
  readonly contactId: string;
  readonly channel: Channel;
  readonly locale: Locale;
  /** Encrypted with the registration's key; null where nobody is written to, and no digits are right. */
  readonly sealedRecipient: string | null;
  /** Fingerprint of the recipient, equal in all registrations. */
  readonly recipientHash: string | null;
  /** Whether the registration had proven it before: what goes to other addresses does not use up their owners' share. */
  readonly isOwners: boolean;
  /** Later than this a proof is of no use. */
  readonly until: Date;
}

export interface GrantChallengeRecord extends GrantContact {
  readonly challengeId: string;
  readonly codeHash: string;
  readonly state: ChallengeState;
  readonly tries: number;
  readonly message: MessageState;
  readonly issuedAt: Date;
  readonly sentAt: Date | null;
  readonly endedAt: Date | null;
}

const FINGERPRINT = /^[0-9a-f]{64}$/;

/** One code, sent to one contact, for whoever holds the handle. */
export class GrantChallenge {
  private constructor(
    private record: GrantChallengeRecord,
    private readonly rules: Rules,
  ) {}

  static issue({ challengeId, codeHash }: DrawnCode, to: GrantContact, rules: Rules, now: Date): GrantChallenge {
    if (!FINGERPRINT.test(codeHash)) throw new RangeError('not a fingerprint');
    const begun = { state: 'open', tries: 0, message: 'queued', sentAt: null, endedAt: null } as const;
    return new GrantChallenge({ ...to, ...begun, challengeId, codeHash, issuedAt: now }, rules);
  }

  static rebuiltFromStorageUnchecked(record: GrantChallengeRecord, rules: Rules): GrantChallenge {
    return new GrantChallenge(record, rules);
  }

  snapshot(): GrantChallengeRecord {
    return this.record;
  }

  get isOpen(): boolean {
    return this.record.state === 'open';
  }

  get triesLeft(): number {
    return Math.max(0, this.rules.triesOfCode - this.record.tries);
  }

  /** When the code ends: counted from the sending, and bounded by what the proof is for. */
  get expiresAt(): Date {
    const { sentAt, until, channel } = this.record;
    const end = sentAt ? sentAt.getTime() + this.rules.grantLifeMs[channel] : until.getTime();
    return new Date(Math.min(end, until.getTime()));
  }

  /** Until when the proof gives a receipt; undefined where there is none. */
  get receiptUntil(): Date | undefined {
    const { state, endedAt } = this.record;
    if (state !== 'proven' || !endedAt) return undefined;
    return new Date(endedAt.getTime() + this.rules.receiptLifeMs);
  }

  countTry(): void {
    this.record = { ...this.record, tries: this.record.tries + 1 };
  }

  prove(now: Date): boolean {
    return this.move('prove', now);
  }

  revoke(now: Date): boolean {
    return this.move('revoke', now);
  }

  /** From here on no digits are right. It goes on as if some were, for nobody is to learn that it does not. */
  mute(): boolean {
    if (!this.isOpen || this.record.sealedRecipient === null) return false;
    this.record = { ...this.record, sealedRecipient: null };
    return true;
  }

  hearMessage(news: MessageMove, at: Date): boolean {
    const message = messageStates.after(this.record.message, news);
    const starts = news === 'messageSent' && this.record.sentAt === null;
    if (!message && !starts) return false;
    this.record = {
      ...this.record,
      ...(message ? { message } : {}),
      ...(starts ? { sentAt: at } : {}),
    };
    return true;
  }

  private move(move: 'prove' | 'revoke', now: Date): boolean {
    const state = challengeStates.after(this.record.state, move);
    if (state) this.record = { ...this.record, state, endedAt: now };
    return state !== undefined;
  }
}

challengeStates.requireHandlers(GrantChallenge.prototype);
