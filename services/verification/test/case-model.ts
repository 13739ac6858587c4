import type { CaseEvent } from '../src/domain/case.events.js';
import { DEFAULT_NUMBERS } from '../src/domain/rules.js';
import type { Channel, Purpose, Way } from '../src/domain/terms.js';

const HOUR_MS = 3_600_000;
const WIB_MS = 7 * HOUR_MS;
const LIFE_MS = { code: { sms: HOUR_MS / 6, email: 24 * HOUR_MS }, link: { sms: 24 * HOUR_MS, email: 24 * HOUR_MS } };

export interface ModelChallenge {
  readonly id: string;
  readonly contactId: string;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly sendBefore: Date;
  state: 'open' | 'proven' | 'revoked';
  tries: number;
  sentAt: Date | undefined;
}

interface ModelContact {
  readonly channel: Channel;
  fate: 'current' | 'proven' | 'disowned' | 'replaced';
}

interface ModelStep {
  state: 'waiting' | 'proven' | 'lapsed' | 'ended';
  /** The latest end that anybody was told, and whether the clock was said to stand since. */
  promised: number;
  stands: boolean;
}

/** What an applicant, account and the clock may count on, told from the events alone and the simplest possible way. */
export class CaseModel {
  state: 'open' | 'closed' | 'cancelled' = 'open';
  readonly challenges: ModelChallenge[] = [];
  readonly contacts = new Map<string, ModelContact>();
  readonly steps = new Map<Purpose, ModelStep>();
  private readonly wrongByDay = new Map<number, number>();
  readonly broken: string[] = [];
  lapses = 0;

  get open(): ModelChallenge[] {
    return this.challenges.filter((each) => each.state === 'open');
  }

  get current(): ModelStep | undefined {
    return this.steps.get('activate') ?? this.steps.get('verify');
  }

  triesToday(now: Date): number {
    return this.wrongByDay.get(Math.floor((now.getTime() + WIB_MS) / (24 * HOUR_MS))) ?? 0;
  }

  /** What a right code or link must be answered. */
  answerTo(challenge: ModelChallenge, way: Way, now: Date): string {
    if (this.contacts.get(challenge.contactId)?.fate === 'replaced') return 'revoked';
    if (challenge.state !== 'open') return challenge.state === 'proven' ? 'already-verified' : 'revoked';
    if (this.triesToday(now) >= DEFAULT_NUMBERS.triesOfDay) return 'tries-exhausted-today';
    if (challenge.tries >= DEFAULT_NUMBERS.triesOfCode) return 'locked';
    const { sentAt, sendBefore, channel } = challenge;
    const ends = sentAt ? sentAt.getTime() + LIFE_MS[way][channel] : sendBefore.getTime();
    return now.getTime() >= ends ? 'expired' : 'verified';
  }

  countWrong(challenge: ModelChallenge, now: Date): void {
    challenge.tries += 1;
    const day = Math.floor((now.getTime() + WIB_MS) / (24 * HOUR_MS));
    this.wrongByDay.set(day, (this.wrongByDay.get(day) ?? 0) + 1);
  }

  hear(event: CaseEvent, now: Date): void {
    switch (event.kind) {
      case 'challenge-issued':
        this.hearIssued(event);
        return;
      case 'challenge-revoked':
        this.find(event.challengeId).state = 'revoked';
        return;
      case 'contact-verified':
        this.hearVerified(event);
        return;
      case 'deadline-set':
        this.hearDeadline(event.purpose, event.until);
        return;
      case 'contact-lapsed':
        this.hearLapsed(event.purpose, now);
        return;
      case 'contact-reopened':
        this.expect(this.step(event.purpose).state === 'lapsed', 'only what lapsed reopens');
        this.step(event.purpose).state = 'waiting';
        return;
      default:
        return;
    }
  }

  /** An administrator's promise, whether or not an event follows. */
  promise(purpose: Purpose, until: Date): void {
    const step = this.steps.get(purpose);
    if (step && this.state === 'open') step.promised = Math.max(step.promised, until.getTime());
  }

  expect(holds: boolean, rule: string): void {
    if (!holds) this.broken.push(rule);
  }

  private hearIssued(event: Extract<CaseEvent, { kind: 'challenge-issued' }>): void {
    const { challengeId: id, contactId, channel, purpose, sendBefore } = event;
    const fate = this.contacts.get(contactId)?.fate;
    this.expect(this.state === 'open', 'nothing is issued after the end');
    this.expect(fate === 'current' || fate === 'proven', 'nothing goes to a corrected or disowned contact');
    if (!this.steps.has(purpose)) {
      const verify = this.steps.get('verify');
      if (verify && verify.state === 'waiting') verify.state = 'proven';
      this.steps.set(purpose, { state: 'waiting', promised: 0, stands: false });
    }
    this.expect(this.step(purpose).state === 'waiting', 'a code is issued for a step that waits alone');
    this.challenges.push({ id, contactId, channel, purpose, sendBefore, state: 'open', tries: 0, sentAt: undefined });
  }

  private hearVerified(event: Extract<CaseEvent, { kind: 'contact-verified' }>): void {
    const step = this.step(event.purpose);
    this.expect(step.state === 'waiting', 'a step is proven once, and not after it lapsed');
    this.expect(this.contacts.get(event.contactId)?.fate !== 'replaced', 'a corrected contact proves nothing');
    step.state = 'proven';
    this.find(event.challengeId).state = 'proven';
    const contact = this.contacts.get(event.contactId);
    if (contact) contact.fate = 'proven';
  }

  private hearDeadline(purpose: Purpose, until: Date | null): void {
    const step = this.step(purpose);
    if (until) this.expect(until.getTime() >= step.promised, 'a deadline never becomes earlier');
    if (until) step.promised = until.getTime();
    step.stands = until === null;
  }

  private hearLapsed(purpose: Purpose, now: Date): void {
    const step = this.step(purpose);
    this.expect(step.state === 'waiting', 'a step lapses once, and not after it was proven');
    this.expect(step.promised > 0, 'nothing lapses before a message was accepted');
    this.expect(now.getTime() > step.promised, 'nobody lapses inside a window that was promised');
    this.expect(!step.stands, 'nobody lapses while the clock stands');
    step.state = 'lapsed';
    this.lapses += 1;
  }

  private step(purpose: Purpose): ModelStep {
    const step = this.steps.get(purpose);
    if (!step) throw new Error(`no step to ${purpose}`);
    return step;
  }

  private find(id: string): ModelChallenge {
    const found = this.challenges.find((each) => each.id === id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  }
}
