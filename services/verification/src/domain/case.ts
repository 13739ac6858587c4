import type { CaseEvent, RevocationReason } from './case.events.js';
import type { CaseRecord, Contact, Keeping, NewCase } from './case.record.js';
import { caseStates } from './case.states.js';
import { Challenge, type ChallengeRecord, type Comparison, type DrawnChallenge, type Outcome } from './challenge.js';
import type { MessageMove } from './challenge.states.js';
import { challengeUnknown, contactsDoNotFit } from './event.errors.js';
import type { Purpose } from './terms.js';

/** One registration's evidence: its contacts, and every challenge they got. One lock guards all of it. */
export class Case {
  private events: CaseEvent[] = [];

  private constructor(
    private record: CaseRecord,
    /** In the order in which they were issued. */
    private readonly challenges: Challenge[],
  ) {}

  /** @throws CodedError `contacts-do-not-fit` */
  static open(submitted: NewCase, now: Date): Case {
    const ids = new Set(submitted.contacts.map((contact) => contact.contactId));
    const enough = submitted.activation !== 'other' || ids.size > 1;
    if (ids.size !== submitted.contacts.length || !ids.has(submitted.firstContactId) || !enough)
      throw contactsDoNotFit();
    const opened = new Case({ ...submitted, state: 'open', openedAt: now, endedAt: null }, []);
    opened.changed('case-opened');
    return opened;
  }

  static rebuiltFromStorageUnchecked(record: CaseRecord, challenges: readonly ChallengeRecord[]): Case {
    return new Case(record, challenges.map(Challenge.rebuiltFromStorageUnchecked));
  }

  snapshot(): CaseRecord & { readonly challenges: readonly ChallengeRecord[] } {
    return { ...this.record, challenges: this.challenges.map((challenge) => challenge.snapshot()) };
  }

  get registrationId(): string {
    return this.record.registrationId;
  }

  get keeping(): Keeping {
    return this.record;
  }

  /** The latest challenge of each purpose, the first purpose first. */
  get latest(): readonly Challenge[] {
    return [...new Map(this.challenges.map((challenge) => [challenge.snapshot().purpose, challenge])).values()];
  }

  /** The contact that a challenge is now due to; undefined when it had one, or when the policy asks for none. */
  contactDue(purpose: Purpose): Contact | undefined {
    const { contacts, firstContactId, activation, state } = this.record;
    if (state !== 'open' || this.challenges.some((challenge) => challenge.snapshot().purpose === purpose))
      return undefined;
    const isFirst = (contact: Contact) => contact.contactId === firstContactId;
    if (purpose === 'verify' || activation === 'same') return contacts.find(isFirst);
    return activation === 'other' ? contacts.find((contact) => !isFirst(contact)) : undefined;
  }

  /** Issues a challenge; a new code revokes the older one. */
  issue(purpose: Purpose, drawn: DrawnChallenge, now: Date): void {
    this.revokeOpen('replaced', now);
    const challenge = Challenge.issue(drawn, purpose, now);
    this.challenges.push(challenge);
    const { envelope } = drawn;
    const { sendBefore } = challenge.snapshot();
    this.events.push({
      kind: 'challenge-issued',
      ...this.about(challenge),
      locale: this.record.locale,
      sendBefore,
      envelope,
    });
  }

  /**
   * Confirms by the digits. A code that was proven before succeeds again, and one that was revoked is recognised;
   * neither counts as a try of the challenge that is open.
   */
  confirmByCode(isCodeOf: (challenge: ChallengeRecord) => boolean, now: Date): Outcome {
    const matches = (challenge: Challenge) => isCodeOf(challenge.snapshot());
    const open = this.challenges.find((challenge) => challenge.state === 'open');
    if (open?.accepts('code', now) && matches(open)) return this.attempt(open, 'code', () => 'right', now);
    const earlier = this.challenges.findLast((challenge) => challenge.state !== 'open' && matches(challenge));
    if (earlier) return this.attempt(earlier, 'code', () => 'wrong', now);
    if (open) return this.attempt(open, 'code', () => 'wrong', now);
    return { kind: 'wrong', triesLeft: this.challenges.at(-1)?.triesLeft ?? 0 };
  }

  /** Confirms by a link whose token was found. @throws CodedError `challenge-unknown` */
  confirmByLink(challengeId: string, compare: () => Comparison, now: Date): Outcome {
    return this.attempt(this.challenge(challengeId), 'link', compare, now);
  }

  /** @throws CodedError `challenge-unknown` */
  hearMessage(challengeId: string, news: MessageMove, at: Date): void {
    const challenge = this.challenge(challengeId);
    if (!challenge[news](at)) return;
    this.events.push({ kind: 'message-moved', ...this.about(challenge), message: challenge.snapshot().message });
  }

  close(now: Date): void {
    if (this.move('close', now)) this.changed('case-closed');
  }

  cancel(now: Date): void {
    if (!this.move('cancel', now)) return;
    this.changed('case-cancelled');
    this.revokeOpen('registration-cancelled', now);
  }

  /** What happened since the last call. */
  releaseEvents(): readonly CaseEvent[] {
    const released = this.events;
    this.events = [];
    return released;
  }

  private attempt(challenge: Challenge, way: 'code' | 'link', compare: () => Comparison, now: Date): Outcome {
    const outcome = challenge.attempt(way, compare, now);
    if (outcome.kind === 'verified') this.events.push({ kind: 'contact-verified', ...this.about(challenge), at: now });
    if (outcome.kind === 'wrong') this.events.push({ kind: 'try-counted', ...this.about(challenge) });
    return outcome;
  }

  private challenge(challengeId: string): Challenge {
    const found = this.challenges.find((challenge) => challenge.snapshot().challengeId === challengeId);
    if (!found) throw challengeUnknown();
    return found;
  }

  private move(move: 'close' | 'cancel', now: Date): boolean {
    const state = caseStates.after(this.record.state, move);
    if (state) this.record = { ...this.record, state, endedAt: now };
    return state !== undefined;
  }

  private revokeOpen(reason: RevocationReason, now: Date): void {
    for (const challenge of this.challenges.filter((each) => each.revoke(now))) {
      this.events.push({ kind: 'challenge-revoked', ...this.about(challenge), reason });
    }
  }

  private changed(kind: 'case-opened' | 'case-closed' | 'case-cancelled'): void {
    this.events.push({ kind, registrationId: this.registrationId });
  }

  private about(challenge: Challenge) {
    const { challengeId, contactId, channel, purpose } = challenge.snapshot();
    return { registrationId: this.registrationId, challengeId, contactId, channel, purpose };
  }
}

caseStates.requireHandlers(Case.prototype);
