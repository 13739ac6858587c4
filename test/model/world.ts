import { CodedError } from '#errors';
import type { Channel, VerificationPolicy } from '../../services/account/src/domain/period.js';
import type { Purpose } from '../../services/account/src/domain/registration.data.js';
import type { RegistrationEvent } from '../../services/account/src/domain/registration.events.js';
import { draftOf, newApplicant } from '../../services/account/test/applicants.js';
import type { CaseEvent } from '../../services/verification/src/domain/case.events.js';
import type { MessageMove } from '../../services/verification/src/domain/challenge.states.js';
import { AccountSide } from './account-side.js';
import { Promises } from './promises.js';
import { type Message, VerificationSide } from './verification-side.js';

export type Command =
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'to-account' | 'to-verification'; readonly events: number }
  | { readonly do: 'message'; readonly which: number; readonly news: MessageMove }
  | { readonly do: 'confirm'; readonly which: number; readonly way: 'code' | 'link' }
  | { readonly do: 'guess' | 'sweep' | 'account-sweep' | 'lose-nik' }
  | { readonly do: 'resend'; readonly channel: Channel | undefined }
  | { readonly do: 'switch'; readonly channel: Channel; readonly on: boolean }
  | { readonly do: 'extend'; readonly purpose: Purpose; readonly hours: number }
  | { readonly do: 'correct'; readonly channel: Channel }
  | { readonly do: 'disown'; readonly which: number };

export interface Start {
  readonly activate: VerificationPolicy['activate'];
  readonly first: Channel;
}

const T0 = Date.parse('2026-08-20T03:00:00Z');

/**
 * One registration, its challenges and a clock: the use cases of both services, joined by two queues that deliver in
 * order, each whenever it is told to.
 */
export class World {
  readonly promises = new Promises();
  readonly account: AccountSide;
  readonly verification: VerificationSide;
  private readonly toAccount: CaseEvent[] = [];
  private readonly toVerification: RegistrationEvent[] = [];
  private minutes = 0;
  private corrections = 0;

  constructor({ activate, first }: Start) {
    const clock = () => new Date(T0 + this.minutes * 60_000);
    const draft = draftOf(newApplicant('3171015508950001'), 'p1', clock());
    const policy = { verify: 'choice', activate, verifyHours: 72, activateHours: 72 } as const;
    draft.submit({ receipts: [], first, policy, requirements: [] }, clock());
    this.verification = new VerificationSide(clock, (event) => {
      this.promises.hear(event);
      this.toAccount.push(event);
    });
    this.account = new AccountSide(draft, clock, (event) => this.toVerification.push(event));
  }

  get now(): Date {
    return new Date(T0 + this.minutes * 60_000);
  }

  /** Carries a command out; whatever changed is held against the promises. */
  async step(command: Command): Promise<void> {
    const before = this.account.data;
    await this.carryOut(command);
    const given = this.account.recorded.map(({ extension }) => extension);
    this.promises.change(before, this.account.data, this.now, given, this.account.rivalHolds);
  }

  /** Delivers everything and lets every sweep run, until nothing moves any more; time stands. */
  async settle(): Promise<void> {
    for (let round = 0; round < 50; round++) {
      await this.step({ do: 'account-sweep' });
      await this.step({ do: 'sweep' });
      if (this.toAccount.length + this.toVerification.length === 0) return;
      while (this.toVerification.length > 0) await this.step({ do: 'to-verification', events: 1 });
      while (this.toAccount.length > 0) await this.step({ do: 'to-account', events: 1 });
    }
    this.promises.expect(false, 'the two services answer each other for ever');
  }

  private async carryOut(command: Command): Promise<void> {
    const { verification, account } = this;
    const { registrationId } = account.data;
    switch (command.do) {
      case 'wait':
        this.minutes += command.minutes;
        return;
      case 'to-account':
        for (const event of this.toAccount.splice(0, command.events)) await account.hear(event);
        return;
      case 'to-verification':
        for (const event of this.toVerification.splice(0, command.events)) await verification.hear(event);
        return;
      case 'message': {
        const message = this.pick(command.which);
        return message && verification.follow(message, command.news, this.now);
      }
      case 'confirm':
        return this.confirm(command.which, command.way);
      case 'guess':
        return this.asked(() => verification.confirmByCode(registrationId, 'xxxxxx'));
      case 'sweep':
        return verification.sweep(registrationId);
      case 'account-sweep':
        return account.sweep();
      case 'lose-nik':
        return account.loseNik();
      case 'resend':
        return this.asked(() => verification.resend(registrationId, command.channel));
      case 'switch':
        return verification.switch(command.channel, command.on);
      case 'extend':
        return this.asked(() =>
          account.record(command.purpose, new Date(this.now.getTime() + command.hours * 3_600_000)),
        );
      case 'correct':
        return this.asked(() => account.correct(command.channel, ++this.corrections));
      case 'disown': {
        const message = this.pick(command.which);
        return message && this.asked(() => verification.disown(message.token));
      }
    }
  }

  private async confirm(which: number, way: 'code' | 'link'): Promise<void> {
    const { verification, account, promises } = this;
    const message = this.pick(which);
    if (!message) return;
    const { registrationId } = account.data;
    const { code, token, purpose, contactId } = message;
    await this.asked(async () => {
      if (way === 'code') await verification.confirmByCode(registrationId, code);
      else await verification.confirmByLink(registrationId, token);
      promises.acknowledge({ purpose, contactId });
    });
  }

  /** What a person asks for may be refused; nothing else may fail. */
  private async asked(ask: () => Promise<unknown>): Promise<void> {
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
    }
  }

  private pick(which: number): Message | undefined {
    const { messages } = this.verification;
    return messages[which % messages.length];
  }
}
