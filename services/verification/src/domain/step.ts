import type { ChallengeRecord } from './challenge.js';
import { Deadline, type DeadlineRecord } from './deadline.js';
import { type StepState, stepStates } from './step.states.js';
import type { Purpose } from './terms.js';

export interface StepRecord extends DeadlineRecord {
  readonly purpose: Purpose;
  /** The contact that is due. */
  readonly contactId: string;
  readonly state: StepState;
  /** The contact that was proven: the other one, where the channel of the one that is due failed. */
  readonly provenContactId: string | null;
  /** From when on the channel counts as failed if nothing better is heard of it. */
  readonly channelFailsAt: Date | null;
  readonly channelFailedAt: Date | null;
}

/** One proof that a registration needs: of which contact, and until when. */
export class Step {
  private constructor(
    private record: Omit<StepRecord, keyof DeadlineRecord>,
    readonly deadline: Deadline,
  ) {}

  static begin(purpose: Purpose, contactId: string): Step {
    const begun = { state: 'waiting', provenContactId: null, channelFailsAt: null, channelFailedAt: null } as const;
    return new Step({ ...begun, purpose, contactId }, Deadline.notStarted());
  }

  static rebuiltFromStorageUnchecked(record: StepRecord): Step {
    return new Step({ ...record }, Deadline.rebuiltFromStorageUnchecked(record));
  }

  snapshot(): StepRecord {
    return { ...this.record, ...this.deadline.snapshot() };
  }

  get purpose(): Purpose {
    return this.record.purpose;
  }

  get contactId(): string {
    return this.record.contactId;
  }

  get isWaiting(): boolean {
    return this.record.state === 'waiting';
  }

  get state(): StepState {
    return this.record.state;
  }

  get provenContactId(): string | null {
    return this.record.provenContactId;
  }

  get channelFailedAt(): Date | null {
    return this.record.channelFailedAt;
  }

  /** Whether the channel of the contact that is due counts as failed, said already or not. */
  hasFailedChannel(now: Date): boolean {
    const { channelFailsAt, channelFailedAt } = this.record;
    return channelFailedAt !== null || (channelFailsAt !== null && channelFailsAt <= now);
  }

  /** Judges by what went to the contact that is due. Once its channel failed, it stays so for this contact. */
  judgeChannel(sent: readonly ChallengeRecord[], isDisowned: boolean, afterMs: number): void {
    const [first] = sent;
    if (!first || !this.isWaiting || this.record.channelFailedAt) return;
    const nothingSent = sent.every(({ sentAt, message }) => sentAt === null && message !== 'delivered');
    const fails = isDisowned || nothingSent || sent.length > 1 || sent.some(({ message }) => message === 'failed');
    const channelFailsAt = fails ? new Date(first.issuedAt.getTime() + afterMs) : null;
    this.record = { ...this.record, channelFailsAt };
  }

  failChannel(now: Date): boolean {
    if (!this.isWaiting || this.record.channelFailedAt || !this.hasFailedChannel(now)) return false;
    this.record = { ...this.record, channelFailsAt: null, channelFailedAt: now };
    return true;
  }

  /**
   * Follows a corrected contact, where this step is about it: the next first message starts the clock again, nothing
   * is known of the new channel, a proof of the old contact is none, and so is its lapse, for account goes by the
   * contact that is current.
   */
  correct(replaces: string, by: string): boolean {
    const isProof = this.record.provenContactId === replaces;
    const isDue = this.record.contactId === replaces;
    if (!isProof && (!isDue || this.record.state === 'proven')) return false;
    if (isProof) this.unprove();
    this.move('reopen');
    const afresh = isDue ? { contactId: by, channelFailsAt: null, channelFailedAt: null } : {};
    this.record = { ...this.record, ...afresh, provenContactId: null };
    this.deadline.restart();
    return true;
  }

  /**
   * Follows a proven contact to the one that took its place: what it has proven stays proven. That its time for another
   * proof had lapsed is none any more, for account goes by the contact that is current.
   */
  succeed(replaces: string, by: string): boolean {
    const { contactId, provenContactId } = this.record;
    if (contactId !== replaces && provenContactId !== replaces) return false;
    if (contactId === replaces && this.move('reopen')) this.deadline.restart();
    this.record = {
      ...this.record,
      contactId: contactId === replaces ? by : contactId,
      provenContactId: provenContactId === replaces ? by : provenContactId,
    };
    return true;
  }

  prove(contactId: string | null): boolean {
    if (!this.move('prove')) return false;
    this.record = { ...this.record, provenContactId: contactId, channelFailsAt: null };
    return true;
  }

  lapse(now: Date): boolean {
    return this.deadline.isOver(now) && this.move('lapse');
  }

  /**
   * Only for an end beyond the one that passed, for that is what account goes by. Where it passed too before it was
   * heard of it helped nobody: then the next first message starts the clock again.
   */
  reopen(until: Date, now: Date): boolean {
    const { until: ended } = this.deadline.snapshot();
    if ((ended && until <= ended) || !this.move('reopen')) return false;
    return until > now ? this.deadline.moveTo(until) : this.deadline.restart();
  }

  unprove(): boolean {
    return this.move('unprove');
  }

  end(): boolean {
    return this.move('end');
  }

  private move(move: 'prove' | 'lapse' | 'reopen' | 'unprove' | 'end'): boolean {
    const state = stepStates.after(this.record.state, move);
    if (state) this.record = { ...this.record, state };
    return state !== undefined;
  }
}

stepStates.requireHandlers(Step.prototype);
