import { CodedError } from '#errors';
import { Case } from '../src/domain/case.js';
import type { NewContact } from '../src/domain/case.record.js';
import type { MessageMove } from '../src/domain/challenge.states.js';
import { resendOf } from '../src/domain/resend.js';
import type { Channel, Purpose, Way } from '../src/domain/terms.js';
import { byLink, contact, issueTo, later, open, rightCode, rules, wrongCode } from './case-bench.js';
import { CaseModel } from './case-model.js';

export type Command =
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'message'; readonly which: number; readonly news: MessageMove; readonly ago: number }
  | { readonly do: 'confirm'; readonly which: number; readonly way: Way }
  | { readonly do: 'guess'; readonly times: number }
  | { readonly do: 'resend'; readonly channel: Channel | undefined }
  | { readonly do: 'sweep' }
  | { readonly do: 'switch'; readonly channel: Channel; readonly on: boolean }
  | { readonly do: 'extend'; readonly purpose: Purpose; readonly hours: number }
  | { readonly do: 'correct'; readonly channel: Channel }
  | { readonly do: 'disown'; readonly which: number }
  | { readonly do: 'activate' | 'close' | 'cancel' };

export interface Start {
  readonly activation: 'other' | 'same' | 'none';
  readonly first: Channel;
}

/** Drives a case and its model side by side; after each command the case is what its storage would give back. */
export class CaseRun {
  private of: Case;
  private readonly model = new CaseModel();
  private minutes = 0;
  private switches = 0;
  private readonly offSince = new Map<Channel, Date>();
  private corrections = 0;

  constructor({ activation, first }: Start) {
    this.of = open({ activation, firstContactId: `${first}-1` });
    for (const channel of ['email', 'sms'] as const)
      this.model.contacts.set(`${channel}-1`, { channel, fate: 'current' });
    issueTo(this.of, 'verify', contact(`${first}-1`, first), this.now);
    this.settle();
  }

  /** Carries a command out and gives the rules that it broke. */
  step(command: Command): readonly string[] {
    const { model } = this;
    this.carryOut(command);
    this.settle();
    const { record, steps, challenges } = this.of.snapshot();
    model.expect(record.state === model.state, `the case is ${model.state}`);
    model.expect(model.open.length <= 1, 'at most one code works');
    for (const each of steps)
      model.expect(each.state === model.steps.get(each.purpose)?.state, `${each.purpose} is as the model says`);
    challenges.forEach((each, i) => {
      model.expect(each.state === model.challenges[i]?.state, 'each challenge is as the model says');
      model.expect(each.tries === model.challenges[i]?.tries && each.tries <= 5, 'tries are counted, five at most');
    });
    return model.broken;
  }

  get lapses(): number {
    return this.model.lapses;
  }

  private get now(): Date {
    return later(this.minutes);
  }

  private settle(): void {
    for (const event of this.of.releaseEvents()) this.model.hear(event, this.now);
    this.of = Case.rebuiltFromStorageUnchecked(this.of.snapshot(), rules);
  }

  private carryOut(command: Command): void {
    switch (command.do) {
      case 'wait':
        this.minutes += command.minutes;
        return;
      case 'message':
        this.message(command.which, command.news, command.ago);
        return;
      case 'confirm':
        this.confirm(command.which, command.way);
        return;
      case 'guess':
        for (let i = 0; i < command.times; i++) this.guess();
        return;
      case 'resend':
        this.resend(command.channel);
        return;
      case 'sweep':
        this.sweep();
        return;
      case 'switch':
        this.switch(command.channel, command.on);
        return;
      case 'extend':
        this.extend(command.purpose, command.hours);
        return;
      case 'correct':
        this.correct(command.channel);
        return;
      case 'disown':
        this.disown(command.which);
        return;
      case 'activate':
        this.activate();
        return;
      case 'close':
      case 'cancel':
        this.end(command.do);
        return;
    }
  }

  /** Account finds a registration verified when it has heard of its proof. */
  private activate(): void {
    if (this.model.steps.get('verify')?.state === 'proven') this.challenge('activate', this.of.contactDue('activate'));
  }

  private pick(which: number) {
    const all = this.model.challenges;
    return all[which % all.length];
  }

  private challenge(purpose: Purpose, to: NewContact | undefined): void {
    if (to) issueTo(this.of, purpose, to, this.now);
  }

  private message(which: number, news: MessageMove, ago: number): void {
    const challenge = this.pick(which);
    if (!challenge) return;
    const at = later(this.minutes - ago);
    if (news === 'messageSent') challenge.sentAt ??= at;
    this.of.hearMessage(challenge.id, news, at);
  }

  private confirm(which: number, way: Way): void {
    const challenge = this.pick(which);
    if (!challenge) return;
    const right = way === 'code' ? rightCode : byLink;
    const expected = this.model.answerTo(challenge, way, this.now);
    const { kind } = right(this.of, challenge.id, this.now);
    this.model.expect(kind === expected, `${challenge.state} ${way} answers ${expected}, not ${kind}`);
  }

  private guess(): void {
    const [open] = this.model.open;
    const may = open && this.model.answerTo(open, 'code', this.now) === 'verified';
    const { kind } = wrongCode(this.of, this.now);
    this.model.expect(kind === 'wrong' || !may, 'a wrong code is wrong');
    if (open && may) this.model.countWrong(open, this.now);
  }

  private resend(channel: Channel | undefined): void {
    try {
      const { purpose, contact: to } = resendOf(this.of, channel, this.now);
      this.of.failChannel(this.now);
      this.challenge(purpose, to);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
    }
  }

  private sweep(): void {
    const { current: step, state } = this.model;
    const isOver = step && step.state === 'waiting' && !step.stands && step.promised > 0;
    this.of.failChannel(this.now);
    this.of.lapse(this.now);
    const lapsed = this.of.currentStep?.state === 'lapsed';
    this.hearNow();
    this.challenge(this.of.currentStep?.purpose ?? 'verify', this.of.takeRenewal(this.now));
    if (isOver && state === 'open' && this.of.currentStep?.deadline.clock === 'running')
      this.model.expect(lapsed === this.now.getTime() > step.promised, 'what is over lapses at the next sweep');
  }

  private extend(purpose: Purpose, hours: number): void {
    const until = later(this.minutes + hours * 60);
    const before = this.model.steps.get(purpose);
    const wasLapsed = before?.state === 'lapsed';
    const isBeyond = until.getTime() > (before?.promised ?? 0);
    const isFuture = hours > 0;
    const to = this.of.moveDeadline(purpose, until, this.now);
    if (!wasLapsed || isFuture) this.model.promise(purpose, until);
    // Nobody whom the extension covers stays lapsed.
    const state = this.of.snapshot().steps.find((step) => step.purpose === purpose)?.state;
    if (wasLapsed && isBeyond && this.model.state === 'open')
      this.model.expect(state === 'waiting', 'an extension reopens');
    this.hearNow();
    this.challenge(purpose, to);
  }

  private switch(channel: Channel, on: boolean): void {
    const offSince = on ? (this.offSince.get(channel) ?? null) : null;
    if (!on) this.offSince.set(channel, this.now);
    this.of.hearSwitches([{ channel, on, offSince, switchId: ++this.switches, at: this.now }], this.now);
  }

  private correct(channel: Channel): void {
    const found = [...this.model.contacts].find(([, each]) => each.channel === channel && each.fate !== 'replaced');
    const [replaces, old] = found ?? [];
    if (!replaces || !old) return;
    const step = this.model.current;
    const provenBy = this.of.currentStep?.provenContactId === replaces;
    const by = contact(`${channel}-${++this.corrections + 1}`, channel);
    const to = this.of.correct(replaces, by, this.now);
    old.fate = 'replaced';
    this.model.contacts.set(by.contactId, { channel, fate: 'current' });
    if (step?.state === 'proven' && provenBy && this.model.state === 'open') step.state = 'waiting';
    this.hearNow();
    this.challenge(this.of.currentStep?.purpose ?? 'verify', to);
  }

  private disown(which: number): void {
    const challenge = this.pick(which);
    const target = challenge && this.model.contacts.get(challenge.contactId);
    if (!challenge || !target) return;
    const expected = target.fate === 'proven' ? 'already-proven' : 'revoked';
    this.model.expect(this.of.disown(challenge.id, this.now) === expected, 'what is proven is not disowned');
    if (target.fate === 'current') target.fate = 'disowned';
  }

  private end(how: 'close' | 'cancel'): void {
    this.of[how](this.now);
    if (how === 'cancel' && this.model.state !== 'cancelled') this.model.state = 'cancelled';
    if (how === 'close' && this.model.state === 'open') this.model.state = 'closed';
    for (const step of this.model.steps.values()) if (step.state === 'waiting') step.state = 'ended';
  }

  private hearNow(): void {
    for (const event of this.of.releaseEvents()) this.model.hear(event, this.now);
  }
}
