import type { MessageMove } from './challenge.states.js';
import { handleDoesNotFit } from './event.errors.js';
import { startAgain } from './grant.errors.js';
import type { GrantEvent } from './grant.events.js';
import { type DrawnCode, GrantChallenge, type GrantChallengeRecord, type GrantContact } from './grant-challenge.js';
import { nothingToResend, resendLimit, resendTooSoon } from './resend.errors.js';
import type { Rules } from './rules.js';
import type { GrantPurpose } from './terms.js';
import { afterWrongTry, secondsToNextDay, type TriesRecord, triesLeftToday } from './tries-of-day.js';
import { triesExhaustedToday } from './verification.errors.js';
import { secondsUntil, startOfDay } from './wib.js';

/** What was asked for, from which browser, for which registration. */
export interface GrantRequest {
  /** Names the browser: the hex SHA-256 of a secret that only its cookie holds. */
  readonly handle: string;
  readonly registrationId: string;
  readonly purpose: GrantPurpose;
}

export interface GrantRecord extends GrantRequest, TriesRecord {
  readonly openedAt: Date;
}

/** A grant as it is stored. */
export interface StoredGrant {
  readonly record: GrantRecord;
  readonly challenges: readonly GrantChallengeRecord[];
}

/** How an attempt came out. A value and not an error: the transaction that counts a try must commit. */
export type Entry =
  | { readonly kind: 'proven'; readonly challengeId: string }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'tries-exhausted-today'; readonly retryAfterSeconds: number }
  | { readonly kind: 'locked' | 'expired' | 'revoked' };

/** A contact that was proven, as long as that may be used. */
export interface Proof extends GrantRequest {
  readonly challengeId: string;
  readonly contactId: string;
  readonly provenAt: Date;
  readonly until: Date;
}

/**
 * What one browser asked for: to get back in, or to change a contact. Its codes prove contacts once more. Where nobody
 * is written to, every answer is the same as where somebody is: each depends on what the browser did itself, and never
 * on whether a message went out.
 */
export class Grant {
  private events: GrantEvent[] = [];

  private constructor(
    private record: GrantRecord,
    private readonly challenges: GrantChallenge[],
    private readonly rules: Rules,
  ) {}

  static open(request: GrantRequest, rules: Rules, now: Date): Grant {
    const { handle, registrationId, purpose } = request;
    return new Grant({ handle, registrationId, purpose, openedAt: now, triesDay: null, triesToday: 0 }, [], rules);
  }

  static rebuiltFromStorageUnchecked({ record, challenges }: StoredGrant, rules: Rules): Grant {
    const rebuilt = challenges.map((each) => GrantChallenge.rebuiltFromStorageUnchecked(each, rules));
    return new Grant(record, rebuilt, rules);
  }

  snapshot(): StoredGrant {
    return { record: this.record, challenges: this.challenges.map((each) => each.snapshot()) };
  }

  get registrationId(): string {
    return this.record.registrationId;
  }

  get purpose(): GrantPurpose {
    return this.record.purpose;
  }

  /** Whether no code is waited for any more. */
  get isDone(): boolean {
    return this.challenges.every((each) => !each.isOpen);
  }

  releaseEvents(): readonly GrantEvent[] {
    const released = this.events;
    this.events = [];
    return released;
  }

  /** A browser asks for one thing, of one registration. @throws CodedError `handle-does-not-fit` */
  mustFit({ registrationId, purpose }: GrantRequest): void {
    if (registrationId !== this.record.registrationId || purpose !== this.record.purpose) throw handleDoesNotFit();
  }

  /** Issues a code; it revokes the older one to the same contact. */
  issue(drawn: DrawnCode, to: GrantContact, now: Date): void {
    const { toNobody, envelope } = drawn;
    for (const each of this.challenges)
      if (each.snapshot().contactId === to.contactId && each.revoke(now))
        this.events.push({ kind: 'challenge-revoked', ...this.about(each), toNobody, reason: 'replaced' });
    const issued = GrantChallenge.issue(drawn, to, this.rules, now);
    this.challenges.push(issued);
    const { locale, until: sendBefore } = to;
    this.events.push({ kind: 'challenge-issued', ...this.about(issued), toNobody, locale, sendBefore, envelope });
  }

  /**
   * Takes digits for each open code. A code that was proven before succeeds again while its receipt lives, and one
   * that was revoked is recognised; neither counts as a try. All codes are compared, whatever may come of it.
   * `isWithheld`: the registration's tries of the day are used up from other browsers too. That is not told, for here
   * alone it would say that there is a registration: right digits are then as good as wrong ones.
   */
  enter(isCodeOf: (challenge: GrantChallengeRecord) => boolean, isWithheld: boolean, now: Date): Entry {
    const right = this.challenges.filter(
      (each) => isCodeOf(each.snapshot()) && each.snapshot().sealedRecipient !== null,
    );
    const earlier = right.findLast((each) => !each.isOpen);
    if (earlier) return earlierEntry(earlier, now);
    const open = this.challenges.filter((each) => each.isOpen);
    const tried = open.filter((each) => each.triesLeft > 0);
    if (open.length > 0 && this.triesLeftToday(now) === 0)
      return { kind: 'tries-exhausted-today', retryAfterSeconds: secondsToNextDay(now) };
    if (open.length > 0 && tried.length === 0) return { kind: 'locked' };
    const meant = isWithheld ? undefined : tried.find((each) => right.includes(each));
    if (!meant) return this.countTry(tried, now);
    if (now >= meant.expiresAt) return { kind: 'expired' };
    meant.prove(now);
    this.events.push({ kind: 'receipt-earned', ...this.about(meant) });
    return { kind: 'proven', challengeId: meant.snapshot().challengeId };
  }

  /** The proofs that may be used now, the given one first. */
  proofs(first: string, now: Date): readonly Proof[] {
    const { handle, registrationId, purpose } = this.record;
    const proofs = this.challenges.flatMap((each): Proof[] => {
      const { challengeId, contactId, endedAt } = each.snapshot();
      const until = each.receiptUntil;
      if (!until || !endedAt || until <= now) return [];
      return [{ handle, registrationId, purpose, challengeId, contactId, provenAt: endedAt, until }];
    });
    return proofs.sort((one, other) => Number(other.challengeId === first) - Number(one.challengeId === first));
  }

  /** The codes that may be sent anew now. @throws CodedError */
  resendable(now: Date): readonly GrantChallengeRecord[] {
    const open = this.challenges.filter((each) => each.isOpen).map((each) => each.snapshot());
    if (open.length === 0) throw nothingToResend();
    if (open.every(({ until }) => until <= now)) throw startAgain();
    const retryAfterSeconds = secondsToNextDay(now);
    if (this.triesLeftToday(now) === 0) throw triesExhaustedToday({ retryAfterSeconds });
    if (this.sendsLeftToday(now) === 0) throw resendLimit({ retryAfterSeconds });
    const soonest = this.resendAfter;
    if (soonest > now) throw resendTooSoon({ retryAfterSeconds: secondsUntil(soonest, now) });
    return open.filter(({ until }) => until > now);
  }

  /** Codes to a contact that one browser may still ask for; the contact with the fewest counts. */
  sendsLeftToday(now: Date): number {
    const since = startOfDay(now);
    const sent = new Map<string, number>();
    for (const { contactId, issuedAt } of this.snapshot().challenges)
      if (issuedAt >= since) sent.set(contactId, (sent.get(contactId) ?? 0) + 1);
    return Math.max(0, this.rules.sendsOfDay - Math.max(0, ...sent.values()));
  }

  hearMessage(challengeId: string, news: MessageMove, at: Date): void {
    const challenge = this.challenges.find((each) => each.snapshot().challengeId === challengeId);
    if (!challenge?.hearMessage(news, at)) return;
    this.events.push({ kind: 'message-moved', ...this.about(challenge), message: challenge.snapshot().message });
  }

  /** Takes their use from the open codes, of one contact or of all. */
  mute(contactId?: string): void {
    for (const each of this.challenges) {
      const concerned = contactId === undefined || each.snapshot().contactId === contactId;
      if (concerned && each.mute()) this.events.push({ kind: 'challenge-muted', ...this.about(each) });
    }
  }

  private get resendAfter(): Date {
    const last = Math.max(...this.challenges.map((each) => each.snapshot().issuedAt.getTime()));
    return new Date(last + this.rules.resendAfterMs);
  }

  private triesLeftToday(now: Date): number {
    return triesLeftToday(this.record, this.rules, now);
  }

  private countTry(tried: readonly GrantChallenge[], now: Date): Entry {
    if (tried.length === 0) return { kind: 'wrong', triesLeft: this.challenges.at(-1)?.triesLeft ?? 0 };
    this.record = { ...this.record, ...afterWrongTry(this.record, now) };
    for (const each of tried) {
      each.countTry();
      this.events.push({ kind: 'try-counted', ...this.about(each) });
    }
    const left = tried.map((each) => each.triesLeft);
    return { kind: 'wrong', triesLeft: Math.min(...left, this.triesLeftToday(now)) };
  }

  private about(challenge: GrantChallenge) {
    const { registrationId, purpose } = this.record;
    const { challengeId, contactId, channel, sealedRecipient } = challenge.snapshot();
    return { registrationId, challengeId, contactId, channel, purpose, toNobody: sealedRecipient === null };
  }
}

function earlierEntry(challenge: GrantChallenge, now: Date): Entry {
  const until = challenge.receiptUntil;
  if (!until) return { kind: 'revoked' };
  if (until <= now) return { kind: 'expired' };
  return { kind: 'proven', challengeId: challenge.snapshot().challengeId };
}
