import type { CaseEvent, DeadlineReason, RevocationReason } from './case.events.js';
import type { CaseRecord, Contact, Keeping } from './case.record.js';
import type { Challenge, ChallengeRecord } from './challenge.js';
import type { Challenges } from './challenges.js';
import { type Contacts, mayBeWrittenTo } from './contacts.js';
import type { Rules } from './rules.js';
import { afterSwitch, type SendingSwitch } from './sending.js';
import type { Step, StepRecord } from './step.js';
import type { Steps } from './steps.js';
import type { Purpose } from './terms.js';
import { triesLeftToday } from './tries-of-day.js';
import { startOfDay } from './wib.js';

const HOUR_MS = 3_600_000;

/** A case as it is stored. */
export interface StoredCase {
  readonly record: CaseRecord;
  readonly contacts: readonly Contact[];
  readonly steps: readonly StepRecord[];
  readonly challenges: readonly ChallengeRecord[];
}

/** A step with the latest challenge of its purpose. */
export interface Standing {
  readonly step: Step;
  readonly challenge: Challenge;
}

/** What a case is made of, what can be read off it, and what its moves share. */
export abstract class CaseCore {
  protected events: CaseEvent[] = [];
  private readonly loaded: CaseRecord;

  protected constructor(
    protected record: CaseRecord,
    protected readonly contacts: Contacts,
    protected readonly steps: Steps,
    protected readonly challenges: Challenges,
    protected readonly rules: Rules,
  ) {
    this.loaded = record;
  }

  snapshot(): StoredCase {
    const { record, contacts, steps, challenges } = this;
    return {
      record,
      contacts: contacts.snapshot(),
      steps: steps.snapshot(),
      challenges: challenges.snapshot(),
    };
  }

  get registrationId(): string {
    return this.record.registrationId;
  }

  get keeping(): Keeping {
    return this.record;
  }

  get isOpen(): boolean {
    return this.record.state === 'open';
  }

  get isCancelled(): boolean {
    return this.record.state === 'cancelled';
  }

  /** Whether a contact was proven, and is still in use. */
  hasProven(contactId: string): boolean {
    return this.contacts.has(contactId) && this.contacts.get(contactId).provenAt !== null;
  }

  get currentStep(): Step | undefined {
    return this.steps.current;
  }

  /** Whether there is anything to store. */
  get hasChanged(): boolean {
    return this.events.length > 0 || this.record !== this.loaded;
  }

  triesLeftToday(now: Date): number {
    return triesLeftToday(this.record, this.rules, now);
  }

  /** The contact that the present step's latest challenge went to, or the one that is due where none did yet. */
  get contactInUse(): Contact | undefined {
    const step = this.steps.current;
    const latest = step && this.challenges.latestOf(step.purpose);
    const used = latest && this.contacts.get(latest.snapshot().contactId);
    return used && !used.replacedAt ? used : step && this.contacts.get(step.contactId);
  }

  /** The other way, where it is offered: to the contact that is due, or away from it once its channel failed. */
  contactOffered(now: Date): Contact | undefined {
    const step = this.steps.current;
    const inUse = this.contactInUse;
    if (!this.isOpen || !step?.isWaiting || !inUse) return undefined;
    const other = this.contacts.otherThan(inUse.contactId);
    if (!other || !mayBeWrittenTo(other)) return undefined;
    return other.contactId === step.contactId || step.hasFailedChannel(now) ? other : undefined;
  }

  /** The contact that the open challenge, or this one, would prove. */
  contactProving(challengeId?: string): Contact | undefined {
    const challenge = challengeId ? this.challenges.get(challengeId) : this.challenges.open;
    return challenge && this.contacts.get(challenge.snapshot().contactId);
  }

  /** Where each step stands, the first purpose first. */
  get standings(): readonly Standing[] {
    return (['verify', 'activate'] as const).flatMap((purpose) => {
      const step = this.steps.of(purpose);
      const challenge = this.challenges.latestOf(purpose);
      return step && challenge ? [{ step, challenge }] : [];
    });
  }

  sendsLeftToday(now: Date): number {
    return Math.max(0, this.rules.sendsOfDay - this.challenges.issuedSince(startOfDay(now)));
  }

  /** From when on another code may be asked for. */
  get resendAfter(): Date | undefined {
    const last = this.challenges.last;
    return last && new Date(last.snapshot().issuedAt.getTime() + this.rules.resendAfterMs);
  }

  hearSwitches(switches: readonly SendingSwitch[], now: Date): void {
    for (const each of switches) {
      const renewalDueAt = this.endedWhileOff(each, now) ? now : this.record.renewalDueAt;
      this.record = { ...this.record, ...afterSwitch(this.record, each), renewalDueAt };
      // Off counts from its moment; on from when it is heard, for until then the clock was seen to stand.
      for (const step of this.steps.waiting) this.settleClock(step, each.on ? now : each.at);
    }
  }

  /**
   * Whom to give another code, once, because the last one ended while sending was off. Nobody where another one was
   * asked for meanwhile, or where the day's tries or codes are used up.
   */
  takeRenewal(now: Date): Contact | undefined {
    if (!this.record.renewalDueAt) return undefined;
    this.record = { ...this.record, renewalDueAt: null };
    const { open } = this.challenges;
    const isUseful = this.isOpen && this.steps.current?.isWaiting && open && open.expiresAt('code') <= now;
    if (!isUseful || this.triesLeftToday(now) === 0 || this.sendsLeftToday(now) === 0) return undefined;
    return [this.contactInUse].find((each) => each && mayBeWrittenTo(each));
  }

  /** What happened since the last call. */
  releaseEvents(): readonly CaseEvent[] {
    const released = this.events;
    this.events = [];
    return released;
  }

  protected judgeChannel(step: Step): void {
    const { channelFailsAfterMs } = this.rules;
    step.judgeChannel(this.challenges.to(step.contactId, step.purpose), this.isDisowned(step), channelFailsAfterMs);
  }

  protected isDisowned(step: Step): boolean {
    return this.contacts.get(step.contactId).disownedAt !== null;
  }

  /** The clock stands while nothing can be sent to the contact that is due, or to the one in use. */
  protected settleClock(step: Step, at: Date): void {
    const channels = [this.contacts.get(step.contactId).channel, this.contactInUse?.channel];
    const off = this.record.channelsOff.some((channel) => channels.includes(channel));
    if (off ? step.deadline.stand(at) : step.deadline.goOn(at))
      this.tellDeadline(step, off ? 'sending-off' : 'sending-on');
  }

  /** Whether the code that is open ended while sending on its channel was off, so that its owner could not get another. */
  protected endedWhileOff({ channel, on, offSince }: SendingSwitch, now: Date): boolean {
    const { open } = this.challenges;
    if (!on || !offSince || open?.snapshot().channel !== channel) return false;
    const end = open.expiresAt('code');
    return offSince < end && end <= now;
  }

  protected tellDeadline(step: Step, reason: DeadlineReason): void {
    this.events.push({ kind: 'deadline-set', ...this.aboutStep(step), until: step.deadline.until, reason });
  }

  protected windowMs(purpose: Purpose): number {
    const { verifyHours, activateHours } = this.record;
    return (purpose === 'verify' ? verifyHours : activateHours) * HOUR_MS;
  }

  protected revokeOpen(reason: RevocationReason, now: Date): void {
    const { open } = this.challenges;
    if (!open?.revoke(now)) return;
    const { message } = open.snapshot();
    this.events.push({ kind: 'challenge-revoked', ...this.about(open), reason, message });
  }

  protected about(challenge: Challenge) {
    const { challengeId, contactId, channel, purpose } = challenge.snapshot();
    return { registrationId: this.registrationId, challengeId, contactId, channel, purpose };
  }

  protected aboutStep({ contactId, purpose }: Step) {
    return { registrationId: this.registrationId, contactId, channel: this.contacts.get(contactId).channel, purpose };
  }
}
