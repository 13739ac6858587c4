import { CaseCore, type StoredCase } from './case.core.js';
import type { RevocationReason } from './case.events.js';
import type { Contact, NewCase, NewContact } from './case.record.js';
import { caseStates } from './case.states.js';
import { Challenge, type ChallengeRecord, type Comparison, type DrawnChallenge, type Outcome } from './challenge.js';
import type { MessageMove } from './challenge.states.js';
import { Challenges } from './challenges.js';
import { Contacts, mayBeWrittenTo } from './contacts.js';
import { contactsDoNotFit } from './event.errors.js';
import type { Rules } from './rules.js';
import type { Sending } from './sending.js';
import { Step } from './step.js';
import { Steps } from './steps.js';
import type { Purpose, Way } from './terms.js';
import { afterWrongTry, secondsToNextDay } from './tries-of-day.js';

/** One registration's evidence: its contacts, its deadlines, and every challenge. One lock guards all of it. */
export class Case extends CaseCore {
  /** @throws CodedError `contacts-do-not-fit` */
  static open({ contacts, ...submitted }: NewCase, sending: Sending, rules: Rules, now: Date): Case {
    const ids = new Set(contacts.map((contact) => contact.contactId));
    const enough = submitted.activation !== 'other' || ids.size > 1;
    if (ids.size !== contacts.length || !ids.has(submitted.firstContactId) || !enough) throw contactsDoNotFit();
    const begun = { state: 'open', openedAt: now, endedAt: null, renewalDueAt: null } as const;
    const record = { ...submitted, ...sending, ...begun, triesDay: null, triesToday: 0 };
    const opened = new Case(record, Contacts.of(contacts), new Steps([]), new Challenges([]), rules);
    opened.events.push({ kind: 'case-opened', registrationId: record.registrationId });
    return opened;
  }

  static rebuiltFromStorageUnchecked({ record, contacts, steps, challenges }: StoredCase, rules: Rules): Case {
    return new Case(
      record,
      Contacts.rebuiltFromStorageUnchecked(contacts),
      new Steps(steps.map(Step.rebuiltFromStorageUnchecked)),
      new Challenges(challenges.map((each) => Challenge.rebuiltFromStorageUnchecked(each, rules))),
      rules,
    );
  }

  /** The contact that a challenge is now due to; undefined when its step has begun, or the policy asks for none. */
  contactDue(purpose: Purpose): Contact | undefined {
    const { firstContactId, activation } = this.record;
    if (!this.isOpen || this.steps.of(purpose)) return undefined;
    if (purpose === 'verify') return this.contacts.get(firstContactId);
    if (activation === 'none') return undefined;
    const verify = this.steps.of('verify');
    const proven = this.contacts.get(verify?.provenContactId ?? verify?.contactId ?? firstContactId);
    const other = activation === 'other' ? this.contacts.otherThan(proven.contactId) : undefined;
    const works = other && mayBeWrittenTo(other) && !(verify?.channelFailedAt && verify.contactId === other.contactId);
    return [works ? other : proven].find(mayBeWrittenTo);
  }

  /** Issues a challenge; a new code revokes the older one. */
  issue(purpose: Purpose, drawn: DrawnChallenge, now: Date): void {
    if (!mayBeWrittenTo(this.contacts.get(drawn.contactId))) throw new RangeError('nothing goes to this contact');
    this.revokeOpen('replaced', now);
    const step = this.steps.of(purpose) ?? this.steps.begin(purpose, drawn.contactId);
    const sendBefore = step.deadline.until ?? new Date(now.getTime() + this.windowMs(purpose));
    const challenge = Challenge.issue(drawn, { purpose, issuedAt: now, sendBefore }, this.rules);
    this.challenges.add(challenge);
    const { envelope } = drawn;
    const { locale } = this.record;
    this.events.push({ kind: 'challenge-issued', ...this.about(challenge), locale, sendBefore, envelope });
    this.judgeChannel(step);
    this.settleClock(step, now);
  }

  /**
   * Confirms by the digits. A code that was proven before succeeds again, and one that was revoked is recognised;
   * neither counts as a try of the challenge that is open. `sharers`: how many others have proven the same contact.
   */
  confirmByCode(isCodeOf: (challenge: ChallengeRecord) => boolean, sharers: number, now: Date): Outcome {
    const meant = this.challenges.meantBy(isCodeOf, this.triesLeftToday(now) > 0, now);
    if (!meant) return { kind: 'wrong', triesLeft: this.challenges.last?.triesLeft ?? 0 };
    return this.attempt(meant.challenge, 'code', () => (meant.isRight ? 'right' : 'wrong'), sharers, now);
  }

  /** Confirms by a link whose token was found. @throws CodedError `challenge-unknown` */
  confirmByLink(challengeId: string, compare: () => Comparison, sharers: number, now: Date): Outcome {
    return this.attempt(this.challenges.get(challengeId), 'link', compare, sharers, now);
  }

  /** @throws CodedError `challenge-unknown` */
  hearMessage(challengeId: string, news: MessageMove, at: Date): void {
    const challenge = this.challenges.get(challengeId);
    const { purpose, contactId } = challenge.snapshot();
    if (!challenge[news](at)) return;
    this.events.push({ kind: 'message-moved', ...this.about(challenge), message: challenge.snapshot().message });
    const step = this.steps.of(purpose);
    if (!step?.isWaiting || this.contacts.get(contactId).replacedAt) return;
    if (news === 'messageSent' && step.deadline.start(at, this.windowMs(purpose))) {
      this.tellDeadline(step, 'message-accepted');
      this.settleClock(step, at);
    }
    this.judgeChannel(step);
  }

  /** The time is over: lapses the present step, once, unless it was proven before. */
  lapse(now: Date): void {
    const step = this.steps.current;
    const until = step?.deadline.until;
    if (!this.isOpen || !until || !step.lapse(now)) return;
    this.events.push({ kind: 'contact-lapsed', ...this.aboutStep(step), at: now, until });
    this.revokeOpen('lapsed', now);
  }

  /** Says once that the channel of the contact that is due fails. */
  failChannel(now: Date): void {
    const step = this.steps.current;
    if (this.isOpen && step?.failChannel(now))
      this.events.push({ kind: 'channel-failed', ...this.aboutStep(step), at: now });
  }

  /** Gives more time; gives the contact to challenge where the time had run out already. */
  moveDeadline(purpose: Purpose, until: Date, now: Date): Contact | undefined {
    const step = this.steps.of(purpose);
    if (!this.isOpen || !step) return undefined;
    const reopened = step.reopen(until, now);
    if (reopened) this.events.push({ kind: 'contact-reopened', ...this.aboutStep(step) });
    // Kept for a proven step too: a correction may make it wait again.
    const moved = reopened || (step.state !== 'lapsed' && step.deadline.moveTo(until));
    const { until: named, clock } = step.deadline;
    if (moved && step.isWaiting && (named || (reopened && clock === 'not-started')))
      this.tellDeadline(step, 'extended');
    if (reopened) this.settleClock(step, now);
    if (!reopened) return undefined;
    return [this.contactInUse, this.contacts.get(step.contactId)].find((each) => each && mayBeWrittenTo(each));
  }

  /**
   * Puts a contact in the place of a mistyped one; gives it where it is to be challenged now. A proof of the old one
   * that account had not heard proves nothing. @throws CodedError `contact-unknown`
   */
  correct(replaces: string, by: NewContact, now: Date): Contact | undefined {
    if (this.contacts.has(by.contactId)) return undefined;
    const inUse = this.contactInUse?.contactId;
    const { channel } = this.contacts.get(replaces);
    this.contacts.replace(replaces, by, now);
    const step = this.steps.current;
    const about = { registrationId: this.registrationId, contactId: by.contactId, channel };
    this.events.push({ kind: 'contact-corrected', ...about, purpose: step?.purpose ?? 'verify' });
    const { open } = this.challenges;
    if (open?.snapshot().contactId === replaces) this.revokeOpen('corrected', now);
    if (!this.isOpen || !step) return undefined;
    const named = step.deadline.until !== null;
    const hadLapsed = step.state === 'lapsed';
    const concerned = step.correct(replaces, by.contactId);
    if (concerned && hadLapsed) this.events.push({ kind: 'contact-reopened', ...this.aboutStep(step) });
    if (concerned && named && step.isWaiting && !step.deadline.until) this.tellDeadline(step, 'corrected');
    return step.isWaiting && (concerned || inUse === replaces) ? this.contacts.get(by.contactId) : undefined;
  }

  /**
   * A proven contact gave way to another that is proven too: what the old one has proven stays proven. Gives the new one
   * where a code was on its way to the old one. @throws CodedError `contact-unknown`
   */
  succeed(replaces: string, by: NewContact, now: Date): Contact | undefined {
    if (this.contacts.has(by.contactId)) return undefined;
    const inUse = this.contactInUse?.contactId;
    const { channel } = this.contacts.get(replaces);
    const step = this.steps.current;
    const hadLapsed = step?.state === 'lapsed';
    this.contacts.succeed(replaces, by, now);
    this.steps.succeed(replaces, by.contactId);
    const about = { registrationId: this.registrationId, contactId: by.contactId, channel };
    this.events.push({ kind: 'contact-replaced', ...about, purpose: step?.purpose ?? 'verify' });
    if (this.isOpen && hadLapsed && step.isWaiting) {
      this.events.push({ kind: 'contact-reopened', ...this.aboutStep(step) });
      this.tellDeadline(step, 'corrected');
    }
    if (this.challenges.open?.snapshot().contactId === replaces) this.revokeOpen('corrected', now);
    return this.isOpen && step?.isWaiting && inUse === replaces ? this.contacts.get(by.contactId) : undefined;
  }

  /** Whoever received the message says that it is not theirs. A contact that was proven is somebody's. */
  disown(challengeId: string, now: Date): 'revoked' | 'already-proven' {
    const { contactId, purpose, channel } = this.challenges.get(challengeId).snapshot();
    const contact = this.contacts.get(contactId);
    if (contact.provenAt) return 'already-proven';
    if (contact.replacedAt || !this.contacts.disown(contactId, now)) return 'revoked';
    this.events.push({
      kind: 'contact-disowned',
      registrationId: this.registrationId,
      contactId,
      channel,
      purpose,
    });
    if (this.challenges.open?.snapshot().contactId === contactId) this.revokeOpen('not-mine', now);
    if (this.steps.current) this.judgeChannel(this.steps.current);
    return 'revoked';
  }

  close(now: Date): void {
    if (this.move('close', now)) this.end('case-closed', 'registration-active', now);
  }

  cancel(now: Date): void {
    if (this.move('cancel', now)) this.end('case-cancelled', 'registration-cancelled', now);
  }

  private attempt(challenge: Challenge, way: Way, compare: () => Comparison, sharers: number, now: Date): Outcome {
    const { contactId, purpose } = challenge.snapshot();
    const { provenAt, replacedAt } = this.contacts.get(contactId);
    if (replacedAt) return { kind: 'revoked' };
    if (challenge.state === 'open' && this.triesLeftToday(now) === 0)
      return { kind: 'tries-exhausted-today', retryAfterSeconds: secondsToNextDay(now) };
    const crowded = !provenAt && sharers >= this.rules.sharedBy;
    const judged = () => {
      const compared = compare();
      return compared === 'right' && crowded ? 'shared-too-often' : compared;
    };
    const outcome = challenge.attempt(way, judged, now);
    if (outcome.kind === 'wrong') return this.countTry(challenge, outcome.triesLeft, now);
    if (outcome.kind !== 'verified') return outcome;
    this.contacts.prove(contactId, now);
    this.steps.of(purpose)?.prove(contactId);
    this.events.push({ kind: 'contact-verified', ...this.about(challenge), at: now });
    return outcome;
  }

  private countTry(challenge: Challenge, triesLeft: number, now: Date): Outcome {
    this.record = { ...this.record, ...afterWrongTry(this.record, now) };
    this.events.push({ kind: 'try-counted', ...this.about(challenge) });
    const left = this.triesLeftToday(now);
    const step = this.steps.current;
    // Who must wait until tomorrow gets the day back.
    if (left === 0 && step?.isWaiting && step.deadline.addDay()) this.tellDeadline(step, 'locked-out');
    return { kind: 'wrong', triesLeft: Math.min(triesLeft, left) };
  }

  private move(move: 'close' | 'cancel', now: Date): boolean {
    const state = caseStates.after(this.record.state, move);
    if (state) this.record = { ...this.record, state, endedAt: now };
    return state !== undefined;
  }

  private end(kind: 'case-closed' | 'case-cancelled', reason: RevocationReason, now: Date): void {
    this.events.push({ kind, registrationId: this.registrationId });
    for (const step of this.steps.waiting) step.end();
    this.revokeOpen(reason, now);
  }
}

caseStates.requireHandlers(Case.prototype);
